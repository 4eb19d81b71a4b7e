import { Input } from 'antd'
import { useId, useState } from 'react'
import type { BookingView } from '#contract/rooms.ts'
import { useText } from '../texts.ts'
import { BookingLine } from './BookingLine.tsx'
import { FormFrame, Labelled } from './FormFrame.tsx'
import { useChange } from './use-bookings.ts'

export function CancelForm({ booking, onClose }: { booking: BookingView; onClose: () => void }) {
  const t = useText()
  const id = useId()
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const change = useChange('bookings', 'rooms.cancelled', onClose)
  const given = reason.trim().length >= 2
  return (
    <FormFrame
      title={t('rooms.cancel')}
      send={t('rooms.cancel')}
      danger
      pending={change.isPending}
      problem={change.problem}
      onClose={onClose}
      onSend={() => {
        setChecked(true)
        if (!given) return
        change.send({
          method: 'POST',
          path: `/room-bookings/${booking.id}/cancellation`,
          body: { version: booking.version, reason: reason.trim() },
        })
      }}
    >
      <p>
        <BookingLine booking={booking} />
      </p>
      <Labelled id={`${id}-reason`} label={t('rooms.cancelReason')}>
        <Input
          id={`${id}-reason`}
          aria-required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {checked && !given && (
          <p className="form-fault" role="alert">
            {t('rooms.reason2')}
          </p>
        )}
      </Labelled>
    </FormFrame>
  )
}
