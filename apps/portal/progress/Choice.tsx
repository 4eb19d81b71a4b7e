interface Props<T extends string> {
  name: string
  legend: string
  value: T | undefined
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
}

/** Radio buttons drawn large, for fingers and tired eyes. */
export function Choice<T extends string>({ name, legend, value, options, onChange }: Props<T>) {
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      <div>
        {options.map(([option, words]) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              checked={value === option}
              onChange={() => onChange(option)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
