import type { Drawing } from '../drawing.ts'
import { glow, round, softDisc, wash } from '../drawing.ts'
import type { Randomness } from '../randomness.ts'
import { smoothNoise } from '../randomness.ts'

/** A table seen from above: an open notebook with a pencil, a cup of tea, the light of a window. */
export function drawNotebookAndTea(drawing: Drawing, random: Randomness): void {
  const { width, height } = drawing
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [width, height],
      [
        [0, '#e2cba8'],
        [0.55, '#d2b48c'],
        [1, '#a98a6d'],
      ],
    ),
  )
  drawGrainOfWood(drawing, random)
  const soft = drawing.blur(26)
  drawing.add(
    `<g filter="${soft}" style="mix-blend-mode:screen" fill="#8a6238" opacity="0.55"><path d="M-80 260L520 -60H760L-80 430ZM-80 520L860 -60H1120L-80 700ZM180 1260L1700 260V470L460 1260Z"/></g>`,
  )

  drawing.add(
    `<g transform="rotate(-9 660 640)"><rect x="262" y="330" width="830" height="640" rx="20" fill="#4d3a32" opacity="0.55" filter="${soft}" transform="translate(26 34)"/></g>`,
  )
  const left = drawing.linear(
    [250, 0],
    [660, 0],
    [
      [0, '#f8efdd'],
      [0.86, '#f2e5cd'],
      [1, '#c9b597'],
    ],
  )
  const right = drawing.linear(
    [660, 0],
    [1070, 0],
    [
      [0, '#d3c0a2'],
      [0.12, '#f6ebd6'],
      [1, '#fbf4e6'],
    ],
  )
  drawing.add(
    `<g transform="rotate(-9 660 640)"><rect x="240" y="314" width="840" height="652" rx="18" fill="#5b7267"/><path d="M252 326H648Q660 326 660 338V954Q650 950 636 950H252Z" fill="${left}"/><path d="M660 338Q660 326 672 326H1068V950H684Q668 950 660 954Z" fill="${right}"/>${lines(random)}<path d="M690 314V1010L705 994L720 1010V314Z" fill="#c0764a"/></g>`,
  )
  drawPencil(drawing, soft)
  drawTea(drawing, soft)
  drawing.add(softDisc(drawing, [width, height], 1150, '#43342f', 0.5))
  glow(drawing, [120, 60], 900, '#6e4f2a', 0.6)
}

function drawGrainOfWood(drawing: Drawing, random: Randomness): void {
  for (let line = 0; line < 46; line++) {
    const noise = smoothNoise(random, 3, 0.5)
    const y = random.between(-20, drawing.height + 20)
    const pieces = Array.from(
      { length: 28 },
      (_, step) => `${step ? 'L' : 'M'}${step * 62 - 20} ${round(y + noise(step / 7) * 9)}`,
    )
    drawing.add(
      `<path d="${pieces.join('')}" fill="none" stroke="#8b6a4a" stroke-width="${random.between(0.8, 3).toFixed(1)}" stroke-opacity="${random.between(0.05, 0.16).toFixed(2)}"/>`,
    )
  }
  drawing.add(
    '<path d="M-10 300H1610M-10 890H1610" stroke="#7a5a3e" stroke-width="3" opacity="0.35"/>',
  )
}

/** Handwriting from afar: strokes that hold no letters. */
function lines(random: Randomness): string {
  const rows: string[] = []
  for (let row = 0; row < 7; row++) {
    let x = 300
    const y = 420 + row * 62
    const end = 590 - (row === 3 || row === 6 ? random.between(90, 200) : random.between(0, 40))
    let stroke = ''
    while (x < end) {
      const word = random.between(26, 74)
      stroke += `M${round(x)} ${y}`
      for (let step = 0; step < word / 9; step++) {
        stroke += `q4.5 ${round(random.between(-13, -5))} 9 ${round(random.between(-2, 2))}`
      }
      x += word + 20
    }
    rows.push(stroke)
  }
  return `<path d="${rows.join('')}" fill="none" stroke="#5a6078" stroke-width="3.4" stroke-linecap="round" stroke-opacity="0.7"/>`
}

function drawPencil(drawing: Drawing, soft: string): void {
  drawing.add(
    `<g transform="translate(18 34) rotate(-38 860 700)"><rect x="690" y="704" width="370" height="22" rx="8" fill="#4d3a32" opacity="0.55" filter="${soft}"/><path d="M690 690H1010V712H690Z" fill="#47628a"/><path d="M690 690H1010V697H690Z" fill="#6d87aa"/><path d="M1010 690L1058 701L1010 712Z" fill="#efd3a7"/><path d="M1043 697.5L1058 701L1043 704.5Z" fill="#2d3350"/><rect x="664" y="690" width="28" height="22" rx="5" fill="#d49a86"/></g>`,
  )
}

function drawTea(drawing: Drawing, soft: string): void {
  const [x, y] = [1330, 330]
  const saucer = drawing.radial([x - 30, y - 30], 300, [
    [0, '#c7d0c3'],
    [0.75, '#aebdb0'],
    [1, '#8fa295'],
  ])
  const tea = drawing.radial([x - 24, y - 30], 150, [
    [0, '#c98544'],
    [0.7, '#a86432'],
    [1, '#7c4526'],
  ])
  drawing.add(
    `<ellipse cx="${x + 34}" cy="${y + 42}" rx="226" ry="222" fill="#43342f" fill-opacity="0.55" filter="${soft}"/><circle cx="${x}" cy="${y}" r="222" fill="${saucer}"/><circle cx="${x}" cy="${y}" r="178" fill="none" stroke="#8ea094" stroke-width="4" opacity="0.7"/>`,
  )
  drawing.add(
    `<ellipse cx="${x + 18}" cy="${y + 22}" rx="146" ry="142" fill="#43342f" fill-opacity="0.5" filter="${soft}"/><path d="M${x + 96} ${y + 92}l74 66" stroke="#f1e8d6" stroke-width="34" stroke-linecap="round"/><circle cx="${x}" cy="${y}" r="140" fill="#f7efdf"/><circle cx="${x}" cy="${y}" r="122" fill="#d9c9ae"/><circle cx="${x + 3}" cy="${y + 4}" r="117" fill="${tea}"/>`,
  )
  drawing.add(
    `<path d="M${x - 78} ${y - 52}a92 92 0 0 1 74 -40" fill="none" stroke="#fbe2b4" stroke-width="10" stroke-linecap="round" stroke-opacity="0.7"/>`,
  )
}
