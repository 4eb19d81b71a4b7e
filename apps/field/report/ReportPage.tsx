import './report.css'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { go } from '#apps/kit/navigate.tsx'
import type { CategoriesSection, GridsSection } from '#contract/field.ts'
import { enqueue } from '../outbox/queue.ts'
import { keepFinding } from '../patrol/checks.ts'
import { PhotoField } from '../photos/PhotoField.tsx'
import { stampLines } from '../photos/stamp.ts'
import { pathOf } from '../route.ts'
import { isFull } from '../store/full.ts'
import { fieldNow, useField, useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import { CheckpointNote } from './CheckpointNote.tsx'
import { bodyOf, type Draft, photosOf, wanting } from './draft.ts'
import { Kept } from './Kept.tsx'
import { MoreFields } from './MoreFields.tsx'
import { Nearby } from './Nearby.tsx'
import { Place } from './Place.tsx'
import { remember } from './recent.ts'
import { Unfinished } from './Unfinished.tsx'
import { apart, useAsked } from './use-asked.ts'
import { useDraft } from './use-draft.ts'
import { WhatField } from './WhatField.tsx'
import { type Grid, gridAt } from './where.ts'

/** What of the matter, a photo, done: three taps. Everything else may be said, and need not. */
export function ReportPage() {
  const language = useLanguage()
  const { draft, change, anew } = useDraft()
  const { pending, choice } = useAsked({ draft, change, anew })
  const [kept, setKept] = useState<{ clientKey: string; onPatrol: boolean }>()
  if (!draft || pending) return null
  if (choice)
    return (
      <Unfinished
        name={inLanguage(choice.name, language)}
        onGoOn={choice.goOn}
        onAnew={choice.begin}
      />
    )
  if (kept) return <Kept {...kept} onAnother={() => setKept(undefined)} />
  return (
    <ReportForm
      draft={draft}
      change={change}
      onKept={(clientKey) => {
        anew()
        // Its point stood in the address, and is done with.
        if (draft.checkpoint) go(pathOf.report, 'replace')
        setKept({ clientKey, onPatrol: draft.checkpoint !== undefined })
      }}
    />
  )
}

interface FormProps {
  draft: Draft
  change: (by: Partial<Draft>) => void
  onKept: (clientKey: string) => void
}

function ReportForm({ draft, change, onKept }: FormProps) {
  const t = useText()
  const language = useLanguage()
  const leaves = useSection<CategoriesSection>('categories') ?? []
  const grids = useSection<GridsSection>('grids') ?? []
  const me = useField(({ me }) => me)
  const [faults, setFaults] = useState<readonly ('what' | 'photo' | 'place')[]>([])
  const [busy, setBusy] = useState(false)
  const leaf = leaves.find(({ code }) => code === draft.categoryCode)
  const grid = placeOf(draft, grids)
  const mine = grid?.mine ?? false
  const place = grid ? inLanguage(grid.name, language) : ''

  async function submit(onSite: boolean) {
    if (busy) return
    const found = [
      ...wanting(draft, onSite, leaf?.evidence ?? false),
      ...(grid || draft.point || draft.placeText.trim() !== '' ? [] : ['place' as const]),
    ]
    setFaults(found)
    if (found.length > 0) return
    setBusy(true)
    const category = leaf ? inLanguage(leaf.name, language) : t('report.unsorted')
    try {
      const { clientKey } = draft
      const regionCode = draft.point ? undefined : grid?.code
      const sent = { ...draft, ...(regionCode ? { regionCode } : {}) }
      await enqueue({
        kind: 'report',
        clientKey,
        body: bodyOf(sent, { category, place: place || draft.placeText, form: leaf?.form }, onSite),
        title: `${t(onSite ? 'report.settled' : 'report.sentUp')} · ${category}`,
        photoIds: photosOf(draft),
      })
      if (draft.checkpoint)
        await keepFinding(draft.checkpoint, clientKey, draft.placeText, language)
      if (leaf) void remember(leaf.code)
      onKept(clientKey)
    } catch (error) {
      // The note above the page says that the phone is full; the draft stays.
      if (!isFull(error)) throw error
      setBusy(false)
    }
  }

  const stamp = () =>
    stampLines({ at: fieldNow(), place, point: draft.point, key: draft.clientKey })
  const settles =
    leaf?.onSite && mine && me?.posts.some(({ level }) => level === 'GRID' || level === 'VILLAGE')
  return (
    <div className="page report-page">
      <h1 className="visually-hidden">{t('page.report')}</h1>
      {draft.checkpoint && <CheckpointNote at={draft.checkpoint} onApart={() => change(apart)} />}
      <WhatField
        leaves={leaves}
        value={draft.categoryCode}
        fault={faults.includes('what')}
        onPick={(categoryCode) => change({ categoryCode })}
      />
      {leaf?.emergency && (
        <p className="note note-bad" role="alert">
          <Icon name="alarm" /> {t('report.emergency', { number: leaf.emergency })}{' '}
          <a href={`tel:${leaf.emergency}`}>{leaf.emergency}</a>
        </p>
      )}
      <PhotoField
        label={t('report.photos')}
        photos={draft.photos}
        onChange={(photos) => change({ photos })}
        stamp={stamp}
      />
      {faults.includes('photo') && (
        <p className="fault" role="alert">
          {t('report.needPhoto')}
        </p>
      )}
      <Place
        key={draft.checkpoint?.pointCode ?? 'here'}
        draft={draft}
        grid={grid}
        grids={grids}
        change={change}
        fault={faults.includes('place')}
      />
      <Nearby draft={draft} grid={grid?.code} change={change} />
      <MoreFields
        draft={draft}
        change={change}
        stamp={stamp}
        settles={settles ?? false}
        form={leaf?.form}
      />
      <div className="report-ways">
        {settles && (
          <button
            type="button"
            className="button button-main"
            disabled={busy}
            onClick={() => void submit(true)}
          >
            <Icon name="check" /> {t('report.settle')}
          </button>
        )}
        <button
          type="button"
          className={settles ? 'button button-quiet' : 'button button-main'}
          disabled={busy}
          onClick={() => void submit(false)}
        >
          <Icon name="send" /> {t('report.sendUp')}
        </button>
      </div>
    </div>
  )
}

/** By the point where there is one, else the grid that was chosen, else the only one that is mine. */
function placeOf(draft: Draft, grids: readonly Grid[]): Grid | undefined {
  if (draft.point) return gridAt(grids, draft.point)
  if (draft.regionCode) return grids.find(({ code }) => code === draft.regionCode)
  const mine = grids.filter((one) => one.mine)
  return mine.length === 1 ? mine[0] : undefined
}
