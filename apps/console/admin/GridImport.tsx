import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { GridImportView } from '#contract/api.ts'
import { useText } from '../texts.ts'

const datums = ['WGS84', 'GCJ02', 'BD09'] as const

/** Surveyed grids in place of the drawn ones; refused rows come back with every reason. */
export function GridImport() {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [file, setFile] = useState<File>()
  const [datum, setDatum] = useState<(typeof datums)[number]>('WGS84')
  const [reason, setReason] = useState('')
  const send = useMutation({
    mutationFn: async (chosen: File) => {
      const geojson: unknown = JSON.parse(await chosen.text())
      return api.call<GridImportView>('/admin/grid-imports', {
        method: 'POST',
        body: { geojson, datum, reason: reason.trim() },
      })
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['pages'] })
      void client.invalidateQueries({ queryKey: ['town'] })
    },
  })
  const done = send.data
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
            onChange={(event) => setFile(event.target.files?.[0])}
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
            options={datums.map((value) => ({ value, label: value }))}
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
            <ul className="import-faults">
              {done.rejected.slice(0, 100).map((fault) => (
                <li key={fault.row}>
                  <span className="digits">
                    {fault.row} {fault.code}
                  </span>
                  ：{fault.reasons.join('；')}
                </li>
              ))}
            </ul>
          )}
        </div>
      </Modal>
    </>
  )
}
