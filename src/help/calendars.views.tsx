import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { readerName } from '../calendar-feeds/reader.words.js';
import { READER_FACTS, READERS, type Reader } from '../calendar-feeds/readers.js';
import { lengthInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { CALENDAR_PROGRAMS, type CalendarProgram } from './calendar-programs.words.js';
import { HELP_WORDS as WORDS, TOLD } from './calendars.words.js';

export function CalendarHelpPage({ visit }: { readonly visit: Visit }): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <p>{WORDS.what[language]}</p>
      <p>
        <a class="button" href="/account/calendars">
          {WORDS.make[language]}
        </a>
      </p>
      <nav class="sections" aria-label={WORDS.onThisPage[language]}>
        <ul>
          {[...CALENDAR_PROGRAMS, HOW_OFTEN, ...TOLD].map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>{name[language]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {CALENDAR_PROGRAMS.map((program) => (
        <Program key={program.id} program={program} language={language} />
      ))}
      <HowOften language={language} />
      {TOLD.map(({ id, name, paragraphs }) => (
        <section key={id} id={id}>
          <h2>{name[language]}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph.fr}>{paragraph[language]}</p>
          ))}
        </section>
      ))}
    </Framed>
  );
}

function Program({
  program: { id, name, ways, remark },
  language,
}: {
  readonly program: CalendarProgram;
  readonly language: Language;
}): JSX.Element {
  return (
    <section id={id}>
      <h2>{name[language]}</h2>
      {ways.map(({ where, steps }) => (
        <div key={where.fr}>
          <h3>{where[language]}</h3>
          <ol>
            {steps.map((step) => (
              <li key={step.fr}>{step[language]}</li>
            ))}
          </ol>
        </div>
      ))}
      {remark !== undefined && <p class="muted">{remark[language]}</p>}
    </section>
  );
}

function HowOften({ language }: { readonly language: Language }): JSX.Element {
  return (
    <section id={HOW_OFTEN.id}>
      <h2>{HOW_OFTEN.name[language]}</h2>
      <p>{WORDS.nobodyForces[language]}</p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">{WORDS.program[language]}</th>
              <th scope="col">{WORDS.every[language]}</th>
            </tr>
          </thead>
          <tbody>
            {MOST_USED.map((reader) => (
              <Rhythm key={reader} reader={reader} language={language} />
            ))}
          </tbody>
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {WORDS.others[language]}
              </th>
            </tr>
            {OTHERS.map((reader) => (
              <Rhythm key={reader} reader={reader} language={language} />
            ))}
          </tbody>
        </table>
      </div>
      <p>{WORDS.withinMinutes[language]}</p>
    </section>
  );
}

function Rhythm({ reader, language }: { readonly reader: Reader; readonly language: Language }): JSX.Element {
  return (
    <tr>
      <th scope="row">{readerName(reader, language)}</th>
      <td>{lengthInWords(READER_FACTS[reader].usualMinutes, language)}</td>
    </tr>
  );
}

const HOW_OFTEN = { id: 'how-often', name: WORDS.howOften };

/** In which nearly everybody looks for their own first. */
const MOST_USED: readonly Reader[] = ['google', 'apple', 'outlook', 'thunderbird'];

/** Those who come soonest first. */
const OTHERS = READERS.filter((reader) => reader !== 'other' && !MOST_USED.includes(reader)).sort(
  (one, other) => READER_FACTS[one].usualMinutes - READER_FACTS[other].usualMinutes,
);
