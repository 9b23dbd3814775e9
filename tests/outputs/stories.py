"""Stories for the outputs: one sound, one with mistakes of many kinds, one by a stranger."""

from __future__ import annotations

COIN = """
    story: Coin
    variables: {lamp: false}
    scenes:
      hall:
        text: Hall.
        choices:
          - {say: Toss., id: toss, to: {chance: {heads: 1, tails: 3}}}
          - {say: Wait., id: wait, to: hall}
          - {say: Leave., id: leave, to: heads}
      heads: {ending: waking, title: Heads, text: H.}
      tails: {ending: drowning, title: Tails, text: T.}
    """

BROKEN = """
    story: The Well
    variables:
      lamp: false
      awe: 0..3
    promises:
      - always: awe < 3
      - possible: at(home)
    scenes:
      yard:
        text: |
          A well.

          {lamp: The lamp is lit. | {awe > 2:
          You hold your breath.
          | It is dark.}}
        choices:
          - say: Light the lamp.
            id: light
            if: not lamp
            do: [lamp = true, awe = 3]
            to: yard
          - {say: Go home., id: home, to: home}
          - {say: Look in., id: look, to: well}
          - say: Sing.
            id: sing
            if: awe == 2
            text: |
              Nobody hears it.
            to: home
      well:
        text: It is deep, and the walls are wet.
        choices:
          - {say: Climb., id: climb, to: well}
      attic:
        text: Dust.
        choices:
          - {say: Go down., id: down, to: yard}
      home: {ending: waking, title: Home, text: The kettle is on.}
      copper: {ending: sacrifice, title: Copper, text: Bright.}
    """

HOSTILE = r"""
    story: "</script><script>document.title=7</script>"
    by: "<img src=x onerror=document.title=7>"
    about: "{x: </style> | y}"
    variables: {lamp: false, awe: 0..3}
    scenes:
      hall:
        text: "<script>document.title=7</script> <b onload=alert(1)>{lamp: & | &amp; <i>}"
        choices:
          - {say: "<img src=x onerror=document.title=7>", id: a, do: lamp = true, to: out}
          - {say: "--> ]]> '\"`", id: wait, to: out}
      out:
        ending: "<svg/onload=document.title=7>"
        title: "</title><script>document.title=7</script>"
        text: "\u2028."
    """
