import { type Color, LampLight, ofThePage } from './lamp-light.tsx'

/**
 * An arched window above the sea with a lamp on its sill: by day morning light comes in, by night the lamp gives it.
 * Where there is no style sheet, it is given the colours themselves, its size in pixels, and room for the lamp's light.
 */
export function WindowScene({
  color = ofThePage,
  frame,
}: {
  color?: Color
  frame?: { width: number; height: number; viewBox: string }
}) {
  return (
    <svg className="scene" viewBox="0 0 360 440" aria-hidden="true" focusable="false" {...frame}>
      <defs>
        <linearGradient id="scene-sky" x1="0" y1="0" x2="0" y2="1">
          <stop stopColor={color('sky-high')} offset="0" />
          <stop stopColor={color('sky-low')} offset="1" />
        </linearGradient>
        {LampLight({ id: 'scene-lamp', color })}
        <clipPath id="scene-opening">
          <path d="M40 400V180a140 140 0 0 1 280 0v220z" />
        </clipPath>
      </defs>
      <g clipPath="url(#scene-opening)">
        <path fill="url(#scene-sky)" d="M40 40h280v360H40z" />
        <circle fill={color('orb')} opacity={color('haze')} cx="236" cy="132" r="46" />
        <circle fill={color('orb')} cx="236" cy="132" r="25" />
        <g fill={color('orb')} opacity={color('stars')}>
          <circle cx="96" cy="118" r="1.6" />
          <circle cx="132" cy="82" r="1.2" />
          <circle cx="168" cy="140" r="1.4" />
          <circle cx="84" cy="186" r="1.2" />
          <circle cx="292" cy="196" r="1.5" />
          <circle cx="196" cy="74" r="1.4" />
        </g>
        <path
          fill={color('hill-far')}
          d="M40 262c40-26 74-30 112-14 34 14 62 6 92-10 30-15 54-12 76 0v162H40z"
        />
        <path fill={color('water')} d="M40 286h280v114H40z" />
        <path
          stroke={color('orb')}
          strokeWidth="2"
          strokeLinecap="round"
          opacity=".6"
          d="M206 296h60M216 306h40M222 317h28M229 329h14"
        />
        <path
          fill={color('hill-mid')}
          d="M40 312c44-28 90-24 126 2 30 22 60 30 92 22 24-6 44-4 62 4v60H40z"
        />
        <path fill={color('ground')} d="M40 356c60-22 110-6 160 8 46 12 84 6 120-8v44H40z" />
      </g>
      <circle fill="url(#scene-lamp)" cx="112" cy="336" r="130" />
      <path fill="none" stroke={color('wood')} strokeWidth="6" d="M180 40v360M40 216h280" />
      <path
        fill="none"
        stroke={color('wood')}
        strokeWidth="11"
        d="M40 400V180a140 140 0 0 1 280 0v220z"
      />
      <path fill={color('wood')} d="M22 398h316v14a4 4 0 0 1-4 4H26a4 4 0 0 1-4-4z" />
      <path fill={color('foot')} d="M90 392c2-6 10-8 18-9v-29h8v29c8 1 16 3 18 9z" />
      <path fill={color('lit')} d="M92 312h40l16 44H76z" />
    </svg>
  )
}
