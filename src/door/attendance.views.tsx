import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled } from '../platform/http/endpoint.js';
import { lengthInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Choice, Field, Form, Tick, WhatIsWrong, type Option } from '../platform/web/form.js';
import type { Telecentre } from '../telecentres/network.js';
import { DELAYS, type AttendanceDone } from './door.schemas.js';
import type { DoorScreen } from './door.queries.js';
import { ATTENDANCE_WORDS as WORDS } from './door.words.js';

export interface AttendancePageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly screens: readonly DoorScreen[];
  readonly form: Filled<unknown> | null;
  readonly screenForm: Filled<unknown> | null;
  readonly done: AttendanceDone | undefined;
}

export function AttendancePage(props: AttendancePageProps): JSX.Element {
  const { visit, telecentre, form, screenForm, done } = props;
  const { language } = visit;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="attendance" title={WORDS.title[language]}>
      <WhatIsWrong form={form ?? screenForm} language={language} labels={labelsIn(language)} />
      {done !== undefined && (
        <p class="notice" role="status">
          {WORDS[done][language]}
        </p>
      )}
      <Settings {...props} />
      <h2>{WORDS.poster[language]}</h2>
      <p>{WORDS.posterLead[language]}</p>
      {!telecentre.attendance.selfCheckIn && <p class="muted">{WORDS.posterOff[language]}</p>}
      <p>
        <a class="button quiet" href={`/telecentres/${telecentre.slug}/poster`}>
          {WORDS.seePoster[language]}
        </a>
      </p>
      <Screens {...props} />
    </HostFrame>
  );
}

function Settings({ visit, telecentre, form }: AttendancePageProps): JSX.Element {
  const { language } = visit;
  const { selfCheckIn, noShowMinutes } = telecentre.attendance;
  const known = { selfCheckIn: selfCheckIn ? 'yes' : '', noShow: String(noShowMinutes ?? 'never') };
  const { selfCheckIn: ticked, noShow } = form === null ? known : { ...form.typed };
  return (
    <Form action={`/telecentres/${telecentre.slug}/attendance`} formToken={visitorOf(visit).formToken}>
      <Tick
        name="selfCheckIn"
        label={WORDS.selfCheckIn[language]}
        help={WORDS.selfCheckInHelp[language]}
        checked={ticked === 'yes'}
      />
      <Choice
        name="noShow"
        label={WORDS.noShow[language]}
        help={WORDS.noShowHelp[language]}
        options={delaysWith(noShowMinutes, language)}
        value={noShow}
        error={form?.errors?.['noShow']}
      />
      <details>
        <summary>{WORDS.rule[language]}</summary>
        <ul>
          {WORDS.rules.map((rule) => (
            <li key={rule.en}>{rule[language]}</li>
          ))}
        </ul>
      </details>
      <button type="submit">{WORDS.save[language]}</button>
    </Form>
  );
}

/** And the one that is set now, should a network file have brought another. */
function delaysWith(set: number | null, language: Language): Option[] {
  const values =
    set === null || DELAYS.some((one) => one === String(set)) ? DELAYS : [...DELAYS, String(set)];
  return values.map((value) => ({
    value,
    label: value === 'never' ? WORDS.never[language] : lengthInWords(Number(value), language),
  }));
}

function Screens({ visit, telecentre, screens, screenForm: form }: AttendancePageProps): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  const path = `/telecentres/${telecentre.slug}/attendance/screens`;
  const places = telecentre.resources.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <h2>{WORDS.screens[language]}</h2>
      <p>{WORDS.screensLead[language]}</p>
      {screens.length > 0 && (
        <ul class="rows">
          {screens.map(({ id, label, resource }) => (
            <li key={id}>
              <span>
                {label}, {places.find(({ value }) => value === resource)?.label ?? WORDS.whole[language]}
              </span>
              <Form action={`${path}/${id}/withdrawal`} formToken={formToken}>
                <button class="quiet" aria-label={`${WORDS.withdraw[language]} ${label}`}>
                  {WORDS.withdraw[language]}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form action={path} formToken={formToken}>
        <Field
          name="label"
          label={WORDS.label[language]}
          help={WORDS.labelHelp[language]}
          value={form?.typed['label']}
          error={form?.errors?.['label']}
          maxlength={60}
          required
        />
        <div class="field">
          <label for="resource">{WORDS.shows[language]}</label>
          <select id="resource" name="resource">
            <option value="">{WORDS.whole[language]}</option>
            {places.map(({ value, label }) => (
              <option key={value} value={value} selected={value === form?.typed['resource']}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{WORDS.addScreen[language]}</button>
      </Form>
    </>
  );
}

function labelsIn(language: Language): Readonly<Record<string, string>> {
  return {
    noShow: WORDS.noShow[language],
    label: WORDS.label[language],
    resource: WORDS.shows[language],
  };
}
