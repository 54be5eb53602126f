import type { CSSProperties } from 'react'
import type { CardWords } from '#lib/card-words.ts'
import { drawnCard } from '#lib/share-picture.ts'
import { WindowScene } from './window-scene.tsx'

/** The house's colours by night, as in styles/tokens.css; a picture has no style sheet. */
export const cardColors: Readonly<Record<string, string>> = {
  paper: '#1e1511',
  glow: '#4a2d18',
  ink: '#f3e5cb',
  quiet: '#cbb394',
  lamp: '#f3b75f',
  lit: '#ffdd9c',
  'sky-high': '#141a2b',
  'sky-low': '#3d3a4d',
  orb: '#f4e8cf',
  water: '#2b3144',
  'hill-far': '#2a2a3a',
  'hill-mid': '#1f1d29',
  ground: '#140e0d',
  wood: '#5a3c25',
  foot: '#a8743c',
  halo: '0.9',
  haze: '0.1',
  stars: '0.8',
}
const color = (name: string) => cardColors[name] ?? ''

/** Newsreader has its letters in three files; whoever draws the card gives them these names. */
export const cardTypefaces = ['Newsreader', 'Newsreader Extended', 'Newsreader Vietnamese'] as const

/**
 * What a shared link shows where its page has no picture: a lamp left on, the page's title, and whose practice it is.
 * It is drawn as a file for messengers and shown as it is in the Studio, so it brings its own styles and uses only what
 * the drawing library knows: flex boxes, and every size in pixels.
 */
export function ShareCard({ title, practice, licence, supervision }: CardWords) {
  const headline = title ?? practice
  return (
    <div style={card}>
      <div style={words}>
        <div style={{ ...heading, fontSize: headlineSize(headline) }}>{headline}</div>
        <div style={lines}>
          {title !== undefined && <div style={name}>{practice}</div>}
          {licence !== undefined && <div style={small}>{licence}</div>}
          {supervision !== undefined && <div style={small}>{supervision}</div>}
        </div>
      </div>
      <div style={scene}>
        <WindowScene color={color} frame={{ viewBox: '-24 30 408 440', width: 475, height: 512 }} />
      </div>
    </div>
  )
}

/** Pixels at which a headline of so many characters, capitals even, fits the place that it has. */
export function headlineSize(text: string): number {
  const sizes: Array<[characters: number, size: number]> = [
    [24, 84],
    [45, 72],
    [80, 60],
    [120, 50],
  ]
  return sizes.find(([characters]) => text.length <= characters)?.[1] ?? 44
}

const card: CSSProperties = {
  display: 'flex',
  boxSizing: 'border-box',
  width: drawnCard.width,
  height: drawnCard.height,
  padding: '56px 56px 0 76px',
  color: color('ink'),
  backgroundColor: color('paper'),
  backgroundImage: `radial-gradient(circle at 78% 74%, ${color('glow')} 0%, ${color('paper')} 62%)`,
  fontFamily: cardTypefaces.join(', '),
  fontWeight: 500,
}
const words: CSSProperties = {
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'space-between',
  width: 640,
  height: 518,
}
const heading: CSSProperties = {
  display: 'flex',
  width: 640,
  height: 380,
  lineHeight: 1.12,
  letterSpacing: '-0.01em',
  overflow: 'hidden',
  wordBreak: 'break-word',
}
const lines: CSSProperties = { display: 'flex', flexDirection: 'column' }
const name: CSSProperties = { display: 'flex', fontSize: 34, lineHeight: 1.3 }
const small: CSSProperties = {
  display: 'flex',
  fontSize: 25,
  lineHeight: 1.4,
  color: color('quiet'),
}
const scene: CSSProperties = { display: 'flex', marginTop: 46, marginLeft: -14 }
