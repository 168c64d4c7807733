import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { hostCheckInTime } from '../attendance/check-in-time.js';
import { isUnderWay } from '../attendance/leaving-time.js';
import { whenInWords } from '../booking-links/link.words.js';
import { asSeenAtThePlace, calledAtThePlace } from '../bookings/people.js';
import { owesReason, standingOf } from '../bookings/standing.js';
import { HostFrame } from '../host-frame/host-frame.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Alert, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { may, statusAt, type Status } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { DropQuestion } from './asked-drop.views.js';
import { BookingFacts } from './booking-facts.views.js';
import type { HostBookingProps } from './host-booking.props.js';
import type { Tick } from './host-booking.schemas.js';
import type { ReceivedBooking } from './host-booking.service.js';
import { BOOKING_WORDS as WORDS, DONE_IN_WORDS, stateInWords, TICK_IN_WORDS } from './host-booking.words.js';
import { ERASED } from './host-calendar.words.js';
import { Instead, MovePart } from './host-move.views.js';
import { Story } from './story.views.js';

export function HostBookingPage(props: HostBookingProps): JSX.Element {
  const { visit, received, missed, asked, done, wrong, now } = props;
  const { language } = visit;
  const { booking, holder } = received;
  const status = statusAt(booking, now);
  const name = calledAtThePlace(asSeenAtThePlace(holder), language) ?? ERASED[language];
  const labels = { reason: WORDS.cancelWhy[language], date: WORDS.date[language] };
  return (
    <HostFrame visit={visit} telecentre={placeOf(received)} section="day" title={name}>
      {done !== null && wrong.messages.length === 0 && (
        <div class="notice" role="status">
          <p>{DONE_IN_WORDS[done][language]}</p>
        </div>
      )}
      {wrong.messages.length > 0 && (
        <Alert>
          {wrong.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Alert>
      )}
      {Object.keys(wrong.errors).length > 0 && (
        <WhatIsWrong
          form={{ value: null, errors: wrong.errors, typed: {} }}
          language={language}
          labels={labels}
        />
      )}
      {wrong.messages.length > 0 && 'date' in wrong.typed && <Instead {...props} />}
      {asked !== null && <DropQuestion visit={visit} received={received} asked={asked} />}
      <p class="lead">
        {capitalised(whenInWords(booking, language))}
        <span class="mark">{stateInWords(booking, status, language)}</span>
      </p>
      <Ways {...props} status={status} />
      <BookingFacts received={received} missed={missed} language={language} />
      {holder.kind !== 'erased' && may(status, 'move') && <MovePart {...props} />}
      {holder.kind !== 'erased' && may(status, 'cancel') && <CancelPart {...props} />}
      <Story received={received} language={language} />
    </HostFrame>
  );
}

function placeOf({ telecentre, booking }: ReceivedBooking): { readonly slug: string; readonly name: string } {
  return telecentre ?? { slug: booking.telecentre, name: booking.telecentreName };
}

/** What can be said of it now, and the days that it stands in. */
function Ways({
  visit,
  received: { booking, holder },
  now,
  status,
}: HostBookingProps & { readonly status: Status }): JSX.Element {
  const { language } = visit;
  const at = `/telecentres/${booking.telecentre}`;
  const date = localDateOf(booking.start, booking.timeZone);
  return (
    <div class="actions">
      {ticksNow(booking, status, now).map((tick) => (
        <TickForm key={tick} visit={visit} reference={booking.reference} tick={tick} language={language} />
      ))}
      {booking.awaitsApproval && status === 'held' && (
        <a class="button" href={`${at}/requests`}>
          {WORDS.requests[language]}
        </a>
      )}
      {holder.kind === 'member' && status === 'confirmed' && booking.start > now && (
        <a class="button quiet" href={`/handovers/new?booking=${booking.reference}`}>
          {WORDS.handOver[language]}
        </a>
      )}
      {booking.series && (
        <a class="button quiet" href={`/series/${booking.series}`}>
          {WORDS.series[language]}
        </a>
      )}
      <a class="button quiet" href={`${at}/day?date=${date}`}>
        {WORDS.day[language]}
      </a>
      <a class="button quiet" href={`${at}/week?date=${date}`}>
        {WORDS.week[language]}
      </a>
    </div>
  );
}

function ticksNow(booking: ReceivedBooking['booking'], status: Status, now: Instant): Tick[] {
  const { start, end } = hostCheckInTime(booking);
  if (now < start || now >= end) return [];
  const leaving: readonly Tick[] = isUnderWay(booking, now) ? ['left'] : [];
  if (status === 'checked_in') return [...leaving, 'not-arrived'];
  if (status === 'no_show') return ['arrived', 'not-absent'];
  if (status !== 'confirmed') return [];
  return now < booking.start ? ['arrived'] : ['arrived', ...leaving, 'absent'];
}

function TickForm({
  visit,
  reference,
  tick,
  language,
}: {
  readonly visit: Visit;
  readonly reference: string;
  readonly tick: Tick;
  readonly language: Language;
}): JSX.Element {
  return (
    <Form action={`/host/bookings/${reference}/attendance`} formToken={visitorOf(visit).formToken}>
      <input type="hidden" name="tick" value={tick} />
      <button type="submit" {...(tick === 'arrived' ? {} : { class: 'quiet' })}>
        {TICK_IN_WORDS[tick][language]}
      </button>
    </Form>
  );
}

function CancelPart({ visit, received, wrong }: HostBookingProps): JSX.Element {
  const { language } = visit;
  const { caller, formToken } = visitorOf(visit);
  const standing = standingOf(caller, 'change', received);
  const owed = standing !== null && owesReason(caller, { ...received, standing });
  return (
    <section>
      <h2>{WORDS.cancelling[language]}</h2>
      <Form action={`/host/bookings/${received.booking.reference}/cancellation`} formToken={formToken}>
        <Field
          name="reason"
          label={WORDS.cancelWhy[language]}
          {...(owed ? { help: WORDS.cancelOwed[language] } : {})}
          value={wrong.typed['reason']}
          error={wrong.errors['reason']}
          maxlength={300}
          required={owed}
        />
        <button type="submit" class="grave">
          {WORDS.cancel[language]}
        </button>
      </Form>
    </section>
  );
}
