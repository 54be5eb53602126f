import type { Drawing } from '../drawing.ts'
import { glow, round, softDisc, wash } from '../drawing.ts'
import { makeRidge, paintRidge, scatterGlints } from '../landscape.ts'
import type { Randomness } from '../randomness.ts'

/** Two armchairs turned towards each other before a wide window; outside, the evening sea. */
export function drawTwoChairs(drawing: Drawing, random: Randomness): void {
  wash(
    drawing,
    drawing.linear(
      [0, 0],
      [0, 880],
      [
        [0, '#cdbfa9'],
        [1, '#e3d2b6'],
      ],
    ),
  )
  glow(drawing, [330, 420], 700, '#6b4a28', 0.55)
  drawView(drawing, random)
  drawing.add(
    `<rect y="872" width="2000" height="253" fill="${drawing.linear(
      [0, 872],
      [0, 1125],
      [
        [0, '#a98c70'],
        [1, '#6e5a52'],
      ],
    )}"/>`,
  )
  drawing.add(`<rect y="862" width="2000" height="14" fill="#efe3cd"/>`)
  drawing.add(softDisc(drawing, [1080, 985], 820, '#ecd7b2', 0.75, 0.13))
  drawing.add(
    `<ellipse cx="1080" cy="1000" rx="690" ry="78" fill="#8f9f8f"/><ellipse cx="1080" cy="998" rx="640" ry="68" fill="none" stroke="#cfd3bd" stroke-width="5" stroke-opacity="0.7"/>`,
  )
  drawLamp(drawing)
  drawChair(drawing, 700, 1, ['#5f7f80', '#3c5b62', '#7e9a94'])
  drawChair(drawing, 1470, -1, ['#c98d62', '#96603f', '#dba97c'])
  drawTable(drawing)
  drawing.add(softDisc(drawing, [2000, 1125], 900, '#3b3038', 0.4))
}

function drawView(drawing: Drawing, random: Randomness): void {
  const clip = drawing.clip('<rect x="560" y="130" width="1060" height="560" rx="4"/>')
  drawing.add(`<g clip-path="${clip}">`)
  wash(
    drawing,
    drawing.linear(
      [0, 130],
      [0, 470],
      [
        [0, '#6f8bab'],
        [0.6, '#d3c0b6'],
        [1, '#f6c793'],
      ],
    ),
  )
  drawing.add('<circle cx="1180" cy="410" r="34" fill="#fff6e0"/>')
  glow(drawing, [1180, 410], 420, '#e0a263', 0.5, 0.7)
  drawing.add(
    `<rect x="500" y="470" width="1200" height="300" fill="${drawing.linear(
      [0, 470],
      [0, 690],
      [
        [0, '#edc4a0'],
        [0.35, '#a9a8ad'],
        [1, '#5e7c94'],
      ],
    )}"/>`,
  )
  scatterGlints(drawing, random, {
    x: 1180,
    horizon: 470,
    bottom: 700,
    reach: [40, 170],
    count: 240,
    colour: '#fff3d6',
    opacity: 0.7,
  })
  const hill = makeRidge(drawing, random, {
    base: 640,
    amplitude: 16,
    swell: 220,
    lean: (share) => 300 * (share - 0.3),
  })
  paintRidge(drawing, hill, { crest: '#63796f', foot: '#3f5a58', top: 540, bottom: 700 })
  drawing.add('</g>')
  drawing.add(
    '<path d="M913 130V690M1267 130V690" stroke="#f4ead8" stroke-width="13"/><rect x="560" y="130" width="1060" height="560" rx="4" fill="none" stroke="#f4ead8" stroke-width="20"/><path d="M524 696H1656V722H524Z" fill="#f7efe0"/><path d="M540 724H1640V734H540Z" fill="#6b5648" opacity="0.28"/>',
  )
}

function drawLamp(drawing: Drawing): void {
  const shade = drawing.linear(
    [0, 300],
    [0, 460],
    [
      [0, '#f3d9a6'],
      [1, '#fdeecb'],
    ],
  )
  drawing.add(
    `<path d="M330 456V972" stroke="#5a4a46" stroke-width="9"/><ellipse cx="330" cy="976" rx="84" ry="14" fill="#5a4a46"/><path d="M268 300H392L436 462H224Z" fill="${shade}"/>`,
  )
  glow(drawing, [330, 400], 360, '#a8743a', 0.6)
}

/** @param facing 1 looks to the right, -1 to the left. @param colours body, shade, cushion. */
function drawChair(
  drawing: Drawing,
  x: number,
  facing: 1 | -1,
  colours: [body: string, shade: string, cushion: string],
): void {
  const [body, shade, cushion] = colours
  const paint = drawing.linear(
    [0, 560],
    [0, 960],
    [
      [0, body],
      [1, shade],
    ],
  )
  drawing.add(softDisc(drawing, [x + 20 * facing, 1000], 300, '#2f2a36', 0.7, 0.13))
  drawing.add(
    `<g transform="translate(${x} 0) scale(${facing} 1)"><path d="M-128 944L-146 1002M120 944L134 1002" stroke="#4a3a36" stroke-width="15" stroke-linecap="round"/><path d="M-176 640C-190 566 -140 540 -84 548C-44 554 -34 600 -28 660L-8 800L-20 900H-140C-160 820 -168 720 -176 640Z" fill="${paint}"/><path d="M-40 782H136Q168 784 166 820L160 862H-48Z" fill="${cushion}"/><path d="M-152 752C-150 716 -84 712 -60 742L-40 772H120Q170 770 172 812Q172 838 150 842L146 930Q144 952 122 952H-118Q-142 952 -144 928Z" fill="${shade}"/><path d="M-150 760C-148 728 -92 722 -66 748L-44 780H124Q162 780 164 810" fill="none" stroke="${cushion}" stroke-width="${round(5)}" stroke-linecap="round" stroke-opacity="0.75"/></g>`,
  )
}

function drawTable(drawing: Drawing): void {
  drawing.add(softDisc(drawing, [1085, 1006], 150, '#2f2a36', 0.7, 0.14))
  drawing.add(
    '<path d="M1085 868V1000M1085 940L1030 1004M1085 940L1140 1004" stroke="#5b4439" stroke-width="11" stroke-linecap="round"/><ellipse cx="1085" cy="866" rx="118" ry="17" fill="#7d5c46"/><ellipse cx="1085" cy="860" rx="118" ry="17" fill="#b98d66"/>',
  )
  drawing.add(
    '<path d="M1040 812h44l-5 44h-34Z" fill="#f4ead8"/><ellipse cx="1062" cy="812" rx="22" ry="5" fill="#8a5a3c"/><path d="M1106 820h48l-4 36h-40Z" fill="#7e9a94"/><ellipse cx="1130" cy="820" rx="24" ry="5" fill="#5c3f30"/>',
  )
}
