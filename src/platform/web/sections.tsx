import type { JSX } from 'preact';
import type { Language, Words } from '../i18n/language.js';

/** A page among others of its sort: where it is, what it is called in a list, and at its head. */
export interface Section {
  readonly href: string;
  readonly label: Words;
  readonly title: Words;
}

/** The ways between pages that belong together. */
export function SectionLinks({
  sections,
  current,
  name,
  language,
}: {
  readonly sections: readonly Section[];
  readonly current: Section;
  /** What they are the sections of. */
  readonly name: Words;
  readonly language: Language;
}): JSX.Element {
  return (
    <nav class="sections" aria-label={name[language]}>
      <ul>
        {sections.map((section) => (
          <li key={section.href}>
            <a href={section.href} {...(section === current ? { 'aria-current': 'page' as const } : {})}>
              {section.label[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
