import type { Drawing } from '../drawing.ts'
import { glow, round, softDisc, wash } from '../drawing.ts'

/** A nursery before dawn: the rails of a crib, and a small round lamp that throws a warm circle on the wall. */
export function drawNightLight(drawing: Drawing): void {
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [drawing.width, 900],
      [
        [0, '#1c2646'],
        [0.6, '#2b365c'],
        [1, '#39406a'],
      ],
    ),
  )
  glow(drawing, [1520, 640], 1050, '#a8683f', 0.85, 0.86)
  glow(drawing, [1520, 640], 560, '#d99a5a', 0.6)
  drawMobile(drawing)

  const floor = drawing.linear(
    [0, 905],
    [0, 1125],
    [
      [0, '#2a2c4c'],
      [1, '#141a33'],
    ],
  )
  drawing.add(`<rect y="905" width="2000" height="220" fill="${floor}"/>`)
  glow(drawing, [1520, 930], 620, '#9a6542', 0.55, 0.2)
  drawCrib(drawing)
  drawChest(drawing)
}

function drawMobile(drawing: Drawing): void {
  drawing.add(
    '<g fill="none" stroke="#8a8098" stroke-width="3" opacity="0.8"><path d="M660 -10V120M470 150Q660 92 850 150M470 150V262M596 126V330M730 126V238M850 150V300"/></g>',
  )
  const paper = drawing.linear(
    [460, 0],
    [880, 0],
    [
      [0, '#a3a0b2'],
      [1, '#e6c9a2'],
    ],
  )
  drawing.add(
    `<g fill="${paper}"><path d="M482 262a34 34 0 1 0 22 52a28 28 0 1 1 -22 -52Z"/>${star(596, 360, 30)}${star(730, 262, 24)}<path d="M806 334a26 26 0 0 1 8 -50a34 34 0 0 1 62 4a24 24 0 0 1 6 46Z"/></g>`,
  )
}

function star(x: number, y: number, size: number): string {
  const corners = Array.from({ length: 10 }, (_, index) => {
    const angle = (index / 10) * Math.PI * 2 - Math.PI / 2
    const reach = index % 2 ? size * 0.5 : size
    return `${round(x + Math.cos(angle) * reach)} ${round(y + Math.sin(angle) * reach)}`
  })
  return `<path d="M${corners.join('L')}Z" stroke-linejoin="round" stroke-width="6"/>`
}

function drawCrib(drawing: Drawing): void {
  drawing.add(softDisc(drawing, [640, 1016], 660, '#0c1228', 0.8, 0.1))
  const bedding = drawing.linear(
    [260, 0],
    [1060, 0],
    [
      [0, '#39456c'],
      [1, '#8d7d86'],
    ],
  )
  drawing.add(`<rect x="262" y="836" width="784" height="60" rx="18" fill="${bedding}"/>`)
  const sleeper = drawing.linear(
    [480, 0],
    [900, 0],
    [
      [0, '#5d678f'],
      [1, '#d0ac96'],
    ],
  )
  drawing.add(
    `<path d="M516 838C530 804 640 790 730 787C792 786 826 802 830 838Z" fill="${sleeper}"/><circle cx="842" cy="806" r="28" fill="#c9a08a"/>`,
  )
  const wood = drawing.linear(
    [230, 0],
    [1080, 0],
    [
      [0, '#171f3d'],
      [0.6, '#2b2f50'],
      [1, '#6d5455'],
    ],
  )
  const rails = Array.from({ length: 13 }, (_, index) => {
    const x = 292 + index * 60
    return `<rect x="${x}" y="590" width="14" height="300" rx="5"/>`
  })
  drawing.add(
    `<g fill="${wood}">${rails.join('')}<rect x="226" y="570" width="860" height="30" rx="12"/><rect x="226" y="876" width="860" height="40" rx="8"/><path d="M222 500q16 -16 32 0V1010h-32ZM1058 500q16 -16 32 0V1010h-32Z"/></g>`,
  )
  drawing.add(
    `<path d="M240 573H1074" stroke="${drawing.linear(
      [226, 0],
      [1086, 0],
      [
        [0, '#e2b184', 0],
        [1, '#e2b184', 0.8],
      ],
    )}" stroke-width="4" stroke-linecap="round"/>`,
  )
}

function drawChest(drawing: Drawing): void {
  const front = drawing.linear(
    [0, 770],
    [0, 1010],
    [
      [0, '#7a5a52'],
      [0.4, '#4a4055'],
      [1, '#1d2440'],
    ],
  )
  drawing.add(softDisc(drawing, [1530, 1014], 420, '#0c1228', 0.8, 0.12))
  drawing.add(
    `<path d="M1270 780H1790V1006H1750V982H1310V1006H1270Z" fill="${front}"/><rect x="1250" y="762" width="560" height="24" rx="6" fill="#a67c62"/><path d="M1300 876H1760" stroke="#2a2a45" stroke-width="5" stroke-opacity="0.8"/><g fill="#c79a70"><circle cx="1440" cy="828" r="9"/><circle cx="1620" cy="828" r="9"/><circle cx="1440" cy="930" r="9"/><circle cx="1620" cy="930" r="9"/></g>`,
  )
  const globe = drawing.radial([1510, 640], 120, [
    [0, '#fffdf2'],
    [0.55, '#ffe7b5'],
    [1, '#f6bd74'],
  ])
  drawing.add(
    `<path d="M1478 740H1562L1574 764H1466Z" fill="#5b4549"/><circle cx="1520" cy="660" r="90" fill="${globe}"/>`,
  )
  glow(drawing, [1520, 660], 260, '#ffd595', 0.65)
  drawing.add(
    '<path d="M1650 700h92l-6 62h-80Z" fill="#6d5a5e"/><path d="M1696 702C1690 640 1652 632 1640 604C1678 606 1700 634 1698 668C1706 630 1732 612 1764 618C1752 648 1716 656 1702 702Z" fill="#55685f"/>',
  )
}
