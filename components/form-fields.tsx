type FieldProps = {
  name: string
  value: string
  problem?: string | undefined
  required?: boolean
}

type LineProps = FieldProps & {
  label: string
  hint?: string
  maxLength: number
  type?: 'text' | 'tel' | 'email'
  autoComplete?: string
  /** Present for a box of several lines. */
  rows?: number
}

/** One line or one box of text, with its label, its hint and what is wrong with it. */
export function Field({ name, value, problem, label, hint, rows, type, ...more }: LineProps) {
  const shared = { id: name, name, defaultValue: value, ...described(name, problem, hint), ...more }
  return (
    <div>
      <label className="label" htmlFor={name}>
        {label}
      </label>
      {hint && (
        <p className="small" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <ProblemLine name={name} problem={problem} />
      {rows === undefined ? (
        <input type={type ?? 'text'} {...shared} />
      ) : (
        <textarea rows={rows} {...shared} />
      )}
    </div>
  )
}

type ChoiceProps = FieldProps & {
  legend: string
  options: ReadonlyArray<{ value: string; label: string }>
}

/** One of a few answers. The first one carries the field's name as its id, so that a summary can lead to it. */
export function Choice({ name, value, problem, legend, options, required }: ChoiceProps) {
  return (
    <fieldset {...described(name, problem)}>
      <legend className="label">{legend}</legend>
      <ProblemLine name={name} problem={problem} />
      {options.map((option, place) => (
        <label className="tick" key={option.value}>
          <input
            id={place === 0 ? name : `${name}-${option.value}`}
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={value === option.value}
            required={required}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

/** One box to tick. */
export function Tick({ name, value, problem, label, required }: FieldProps & { label: string }) {
  return (
    <div>
      <ProblemLine name={name} problem={problem} />
      <label className="tick">
        <input
          id={name}
          type="checkbox"
          name={name}
          value="yes"
          defaultChecked={value === 'yes'}
          required={required}
          {...described(name, problem)}
        />
        <span>{label}</span>
      </label>
    </div>
  )
}

function ProblemLine({ name, problem }: Pick<FieldProps, 'name' | 'problem'>) {
  return (
    problem && (
      <p className="problem" id={`${name}-problem`}>
        {problem}
      </p>
    )
  )
}

function described(name: string, problem?: string, hint?: string) {
  const ids = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(' ')
  return {
    'aria-describedby': ids || undefined,
    'aria-invalid': problem ? (true as const) : undefined,
  }
}
