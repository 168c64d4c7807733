import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { KIND } from '../bookings/kind.words.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled } from '../platform/http/endpoint.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { queryOf } from './asked-span.js';
import type { Figures } from './figures.service.js';
import {
  BROUGHT_BY_WORDS,
  FIGURES_WORDS as WORDS,
  halfDayWord,
  HOW_COUNTED,
  numberInWords,
  partInWords,
  percentInWords,
  spanInWords,
  toldInWords,
  trendInWords,
  useInWords,
} from './figures.words.js';
import { HeatMap } from './heat-map.views.js';
import { kindsOf } from './kinds.js';
import { percentOf } from './occupancy.js';
import { SpanPicker } from './span-picker.views.js';
import { UseTable } from './use-table.views.js';

export function FiguresPage({
  visit,
  figures,
  asked,
}: {
  readonly visit: Visit;
  readonly figures: Figures;
  readonly asked: Filled<unknown>;
}): JSX.Element {
  const { language } = visit;
  const { telecentre, span, until, occupancy } = figures;
  const path = `/telecentres/${telecentre.slug}/figures`;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="figures" title={WORDS.title[language]}>
      <SpanPicker path={path} span={span} asked={asked} language={language} />
      <h2>{capitalised(spanInWords(span, language, until))}</h2>
      {occupancy.open === 0 ? (
        <p>{WORDS.nothingYet[language]}</p>
      ) : (
        <Told figures={figures} language={language} />
      )}
      {occupancy.hasOtherStays && <p class="notice">{WORDS.otherStays[language]}</p>}
      <p class="actions">
        <a class="button" href={`${path}/sheet${queryOf(span)}`}>
          {WORDS.sheet[language]}
        </a>
        <a href={`${path}.csv${queryOf(span)}`}>
          <Icon name="download" />
          {WORDS.download[language]}
        </a>
        <a href="/figures">{WORDS.others[language]}</a>
      </p>
      <details>
        <summary>{WORDS.howCounted[language]}</summary>
        {HOW_COUNTED.map((words) => (
          <p>{words[language]}</p>
        ))}
      </details>
    </HostFrame>
  );
}

interface ToldProps {
  readonly figures: Figures;
  readonly language: Language;
}

function Told({ figures, language }: ToldProps): JSX.Element {
  const { occupancy, before } = figures;
  return (
    <>
      <KeyFigures figures={figures} language={language} />
      <p>{trendInWords(occupancy, before.occupancy, language) ?? WORDS.nothingLastYear[language]}</p>
      <h2>{WORDS.places[language]}</h2>
      <UseTable
        caption={WORDS.places[language]}
        head={WORDS.place[language]}
        rows={occupancy.units.map((unit) => ({ name: unit.name, use: unit }))}
        language={language}
      />
      <h2>{WORDS.week[language]}</h2>
      <HeatMap heat={occupancy.heat} language={language} />
      <h2>{WORDS.uses[language]}</h2>
      <UseTable
        caption={WORDS.uses[language]}
        head={WORDS.kind[language]}
        rows={kindsOf(occupancy.units).map((use) => ({ name: capitalised(KIND[language][use.kind]), use }))}
        language={language}
      />
      <BroughtBy figures={figures} language={language} />
    </>
  );
}

function KeyFigures({ figures: { occupancy, people }, language }: ToldProps): JSX.Element {
  const { openHalfDays, emptyHalfDays } = occupancy;
  const told: readonly (readonly [string, string, string])[] = [
    [
      WORDS.occupancy[language],
      percentInWords(percentOf(occupancy), language),
      `${useInWords(occupancy, language)}\u00a0${halfDayWord(occupancy.open, language)}`,
    ],
    [WORDS.people[language], toldInWords(people.total, language), ''],
    [WORDS.firstVisits[language], partInWords(people.firstVisits, language), ''],
    [
      WORDS.emptyHalfDays[language],
      numberInWords(emptyHalfDays, language),
      `${WORDS.ofOpen[language]}\u00a0${numberInWords(openHalfDays, language)}`,
    ],
    [WORDS.absences[language], toldInWords(people.absences, language), ''],
    [
      WORDS.noted[language],
      people.notedPercent === null ? WORDS.hidden[language] : percentInWords(people.notedPercent, language),
      '',
    ],
  ];
  return (
    <dl class="key-figures">
      {told.map(([name, figure, beside]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{figure}</strong> {beside}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Only what may be told stands in the list; that there is more is said once. */
function BroughtBy({ figures: { people }, language }: ToldProps): JSX.Element {
  const told = people.broughtBy.filter((one) => one.people !== null);
  return (
    <>
      <h3>{WORDS.broughtBy[language]}</h3>
      <dl class="facts of-area">
        {told.map(({ broughtBy, people: count }) => (
          <>
            <dt>{BROUGHT_BY_WORDS[broughtBy][language]}</dt>
            <dd>{partInWords(count, language)}</dd>
          </>
        ))}
        <dt>{(told.length === 0 ? EVERYBODY : ALL_OTHERS)[language]}</dt>
        <dd>{WORDS.hidden[language]}</dd>
      </dl>
      <p class="muted">{WORDS.hiddenNote[language]}</p>
    </>
  );
}

const EVERYBODY = { fr: 'Le détail', en: 'The details' };
const ALL_OTHERS = { fr: 'Les autres', en: 'The others' };
