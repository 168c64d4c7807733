import type { JSX } from 'preact';
import type { Language, Words } from '../i18n/language.js';
import { Icon } from './icon.js';

/** Prints the page by script, and is seen only where there is one; without, it says where else to press. */
export function PrintButton({ language }: { readonly language: Language }): JSX.Element {
  return (
    <>
      <button type="button" data-prints hidden>
        <Icon name="printer" /> {PRINT[language]}
      </button>
      <noscript>{PRINT_BY_MENU[language]}</noscript>
    </>
  );
}

const PRINT: Words = { fr: 'Imprimer', en: 'Print' };
const PRINT_BY_MENU: Words = {
  fr: 'Pour imprimer cette page\u00a0: le menu de votre navigateur, «\u00a0Imprimer\u00a0».',
  en: 'To print this page: the menu of your browser, “Print”.',
};
