import { useText } from '../texts.ts'

const numbers = ['110', '119', '120'] as const

export function EmergencyNumbers() {
  const t = useText()
  return (
    <ul className="emergency-numbers">
      {numbers.map((number) => (
        <li key={number}>
          <a
            href={`tel:${number}`}
            aria-label={t('call.number', { number, name: t(`call.${number}`) })}
          >
            <b>{number}</b> <span>{t(`call.${number}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
