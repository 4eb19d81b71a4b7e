import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { detailIn, problemWords } from '#apps/kit/problem.ts'
import type { GridImportView } from '#contract/api.ts'
import type { Bilingual, Datum } from '#contract/common.ts'
import { useText } from '../texts.ts'
import { rejectedFeatures, saveFile } from './rejected-features.ts'

const datums = {
  WGS84: { zh: 'WGS-84（卫星定位）', en: 'WGS-84 (GPS)' },
  GCJ02: { zh: 'GCJ-02（国测局、高德、腾讯）', en: 'GCJ-02 (Amap, Tencent)' },
  BD09: { zh: 'BD-09（百度）', en: 'BD-09 (Baidu)' },
} as const satisfies Record<Datum, Bilingual>
const datumNames = Object.keys(datums) as Datum[]

/** Surveyed grids in place of the drawn ones; refused rows come back with every reason. */
export function GridImport() {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [file, setFile] = useState<File>()
  const [datum, setDatum] = useState<Datum>('WGS84')
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: async (chosen: File) => {
      const geojson = readJson(await chosen.text())
      if (geojson === undefined) return 'notJson' as const
      const view = await api.call<GridImportView>('/admin/grid-imports', {
        method: 'POST',
        body: { geojson, datum, reason: reason.trim() },
      })
      return { ...view, geojson }
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['pages'] })
      void client.invalidateQueries({ queryKey: ['town'] })
    },
  })
  const done = send.data === 'notJson' ? undefined : send.data
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('admin.import')}</Button>
      <Modal
        open={open}
        title={t('admin.import')}
        okText={t('admin.import')}
        cancelText={t('app.close')}
        okButtonProps={{ disabled: !file || reason.trim().length < 2, loading: send.isPending }}
        onOk={() => file && send.mutate(file)}
        onCancel={() => setOpen(false)}
        afterClose={send.reset}
      >
        <p className="soft">{t('admin.importHint')}</p>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-file`}>
            GeoJSON
          </label>
          <input
            id={`${id}-file`}
            type="file"
            accept=".geojson,.json,application/geo+json"
            onChange={(event) => {
              setFile(event.target.files?.[0])
              send.reset()
            }}
          />
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-datum`}>
            {t('admin.datum')}
          </label>
          <Select
            id={`${id}-datum`}
            value={datum}
            onChange={setDatum}
            options={datumNames.map((value) => ({ value, label: datums[value][language] }))}
          />
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-reason`}>
            {t('admin.reason')}
          </label>
          <Input
            id={`${id}-reason`}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <div role="status">
          {send.isError && <p className="form-fault">{problemWords(send.error, language)}</p>}
          {send.data === 'notJson' && <p className="form-fault">{t('admin.notJson')}</p>}
          {done && (
            <p className="notice" data-tone={done.rejected.length > 0 ? 'amber' : 'jade'}>
              {t('admin.imported', {
                added: done.added,
                changed: done.changed,
                unchanged: done.unchanged,
                rejected: done.rejected.length,
              })}
            </p>
          )}
          {done && done.rejected.length > 0 && (
            <>
              <ul className="import-faults">
                {done.rejected.slice(0, 100).map((fault) => (
                  <li key={fault.row}>
                    {t('admin.row', { n: fault.row })}{' '}
                    <span className="digits soft">{fault.code}</span>
                    <ul>
                      {fault.reasons.map((words) => (
                        <li key={words}>{detailIn(words, language)}</li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
              <Button
                onClick={() =>
                  saveFile(
                    `rejected-${file?.name ?? 'grids.geojson'}`,
                    'application/geo+json',
                    JSON.stringify(rejectedFeatures(done.geojson, done.rejected), null, 1),
                  )
                }
              >
                {t('admin.rejectedFile')}
              </Button>
            </>
          )}
        </div>
      </Modal>
    </>
  )
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
