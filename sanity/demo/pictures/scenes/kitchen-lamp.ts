import type { Drawing } from '../drawing.ts'
import { glow, softDisc, wash } from '../drawing.ts'
import { makeRidge, paintRidge, scatterStars } from '../landscape.ts'
import type { Randomness } from '../randomness.ts'

/** A kitchen at night: a hanging lamp, a table with a mug, and a window full of dusk. */
export function drawKitchenLamp(drawing: Drawing, random: Randomness): void {
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [0, 900],
      [
        [0, '#2a3353'],
        [0.6, '#3a4263'],
        [1, '#4b4a66'],
      ],
    ),
  )
  drawWindow(drawing, random)
  glow(drawing, [1300, 420], 880, '#c98046', 0.62, 0.9)
  glow(drawing, [1300, 420], 420, '#e8a860', 0.5)

  const beam = drawing.linear(
    [0, 400],
    [0, 830],
    [
      [0, '#ffd595', 0.5],
      [0.6, '#ffc479', 0.16],
      [1, '#ffc479', 0],
    ],
  )
  drawing.add(
    `<path d="M1180 392L820 860H1780L1420 392Z" fill="${beam}" style="mix-blend-mode:screen" filter="${drawing.blur(22)}"/>`,
  )
  drawing.add('<path d="M1300 -10V270" stroke="#1b2340" stroke-width="5"/>')
  const shade = drawing.linear(
    [1170, 0],
    [1430, 0],
    [
      [0, '#8a6a58'],
      [0.35, '#c09a74'],
      [0.6, '#a57e62'],
      [1, '#5d4a4c'],
    ],
  )
  drawing.add(
    `<path d="M1276 268q24 -12 48 0C1376 290 1424 338 1432 396H1168C1176 338 1224 290 1276 268Z" fill="${shade}"/>`,
  )
  drawing.add(
    `<ellipse cx="1300" cy="396" rx="132" ry="15" fill="${drawing.radial(
      [1300, 398],
      132,
      [
        [0, '#fffaf0'],
        [0.5, '#ffe6b4'],
        [1, '#f3b96f'],
      ],
      0.12,
    )}"/>`,
  )
  glow(drawing, [1300, 410], 190, '#ffdca0', 0.8, 0.7)
  drawTable(drawing)
}

function drawWindow(drawing: Drawing, random: Randomness): void {
  const clip = drawing.clip('<rect x="260" y="170" width="520" height="480" rx="6"/>')
  drawing.add(`<g clip-path="${clip}">`)
  wash(
    drawing,
    drawing.linear(
      [0, 170],
      [0, 650],
      [
        [0, '#1c2b53'],
        [0.5, '#48598a'],
        [0.8, '#a98fa0'],
        [1, '#e0ab92'],
      ],
    ),
  )
  scatterStars(drawing, random, 150, 420)
  const far = makeRidge(drawing, random, { base: 555, amplitude: 26, swell: 180 })
  paintRidge(drawing, far, { crest: '#5d648c', foot: '#9b8a9c', top: 520, bottom: 660 })
  const near = makeRidge(drawing, random, { base: 615, amplitude: 22, swell: 220 })
  paintRidge(drawing, near, { crest: '#303d69', foot: '#3c4a75', top: 590, bottom: 660 })
  drawing.add('</g>')
  drawing.add(
    '<path d="M520 170V650M260 410H780" stroke="#232c4d" stroke-width="12"/><rect x="260" y="170" width="520" height="480" rx="6" fill="none" stroke="#232c4d" stroke-width="18"/><path d="M226 658H814V684H226Z" fill="#2b3354"/>',
  )
  drawing.add('<path d="M226 658H814" stroke="#8c7a7e" stroke-width="3" opacity="0.7"/>')
}

function drawTable(drawing: Drawing): void {
  const top = drawing.radial(
    [1300, 850],
    760,
    [
      [0, '#f2c88f'],
      [0.35, '#d19a68'],
      [0.75, '#7d5f5b'],
      [1, '#4d4557'],
    ],
    0.3,
  )
  drawing.add(
    `<ellipse cx="1230" cy="900" rx="860" ry="150" fill="#2a2a44"/><ellipse cx="1230" cy="880" rx="860" ry="150" fill="${top}"/>`,
  )
  drawing.add(
    `<rect y="900" width="2000" height="225" fill="${drawing.linear(
      [0, 900],
      [0, 1125],
      [
        [0, '#1c2340', 0],
        [1, '#1c2340', 0.65],
      ],
    )}"/>`,
  )
  // A letter, half unfolded, and a mug with its shadow falling away from the lamp.
  drawing.add('<path d="M1400 872L1592 850L1668 892L1470 918Z" fill="#f8ead0"/>')
  drawing.add('<path d="M1400 872L1592 850L1606 858L1414 881Z" fill="#e0c8a4"/>')
  drawing.add(
    '<path d="M1470 884l104 -12M1484 894l120 -14M1500 903l90 -11" stroke="#b99f83" stroke-width="3" stroke-linecap="round"/>',
  )
  drawing.add(softDisc(drawing, [1040, 904], 170, '#3a2b3a', 0.85, 0.15))
  const mug = drawing.linear(
    [1030, 0],
    [1150, 0],
    [
      [0, '#5d7480'],
      [0.55, '#93a9a8'],
      [1, '#c3c7b4'],
    ],
  )
  drawing.add(
    `<path d="M1036 800C1006 794 992 816 1000 838C1006 858 1028 866 1046 858" fill="none" stroke="#5d7480" stroke-width="13"/><path d="M1030 778H1150L1142 890Q1138 906 1090 907Q1042 906 1038 890Z" fill="${mug}"/><ellipse cx="1090" cy="779" rx="60" ry="13" fill="#d9d6c2"/><ellipse cx="1090" cy="781" rx="51" ry="9.5" fill="#7c4e36"/>`,
  )
  drawing.add(
    `<path d="M1078 768C1058 736 1096 718 1080 684C1070 660 1084 648 1090 630M1106 770C1090 744 1118 728 1108 700" fill="none" stroke="#fff1d8" stroke-width="8" stroke-linecap="round" stroke-opacity="0.4" filter="${drawing.blur(6)}"/>`,
  )
}
