import { Icon } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { useText } from '../texts.ts'
import { EmergencyNumbers } from './Emergency.tsx'
import { KeptMatters } from './KeptMatters.tsx'

export function HomePage() {
  const t = useText()
  return (
    <>
      <section className="hero">
        <div className="hero-in">
          <h1>{t('home.title')}</h1>
          <p className="lead">{t('home.lead')}</p>
          <div className="doors">
            <Link to="/report" className="door door-main">
              <Icon name="pen" size="1.8em" />
              <span>
                <b>{t('home.report')}</b>
                <small>{t('home.reportHint')}</small>
              </span>
            </Link>
            <Link to="/progress" className="door">
              <Icon name="search" size="1.8em" />
              <span>
                <b>{t('home.progress')}</b>
                <small>{t('home.progressHint')}</small>
              </span>
            </Link>
            <Link to="/appointment" className="door">
              <Icon name="clock" size="1.8em" />
              <span>
                <b>{t('home.appointment')}</b>
                <small>{t('home.appointmentHint')}</small>
              </span>
            </Link>
          </div>
        </div>
      </section>
      <div className="page">
        <section className="emergency" aria-labelledby="emergency">
          <h2 id="emergency">{t('home.emergencyTitle')}</h2>
          <EmergencyNumbers />
        </section>
        <KeptMatters />
        <section aria-labelledby="how">
          <h2 id="how">{t('home.howTitle')}</h2>
          <ol className="how">
            <li>
              <b>{t('home.how1')}</b>
              <span>{t('home.how1Text')}</span>
            </li>
            <li>
              <b>{t('home.how2')}</b>
              <span>{t('home.how2Text')}</span>
            </li>
            <li>
              <b>{t('home.how3')}</b>
              <span>{t('home.how3Text')}</span>
            </li>
          </ol>
        </section>
      </div>
    </>
  )
}
