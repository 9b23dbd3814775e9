"""The voice: texts become speech, through the program for it that the system has."""
