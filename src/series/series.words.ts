import type { Language, Words } from '../platform/i18n/language.js';
import { LONGEST_RULE, MOST_DATES, YEARS_AHEAD, type RuleFault } from '../reservation/recurrence.js';

/** What is wrong with a rule, for whoever wrote it. */
export function ruleFaultInWords(fault: RuleFault, language: Language): string {
  return wordsOf(fault)[language];
}

function wordsOf(fault: RuleFault): Words {
  switch (fault.fault) {
    case 'too-long':
      return {
        fr: `doit compter ${LONGEST_RULE}\u00a0caractères au plus`,
        en: `must have at most ${LONGEST_RULE} characters`,
      };
    case 'unreadable':
      return {
        fr: 'doit être une règle telle que FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624',
        en: 'must be a rule such as FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624',
      };
    case 'part-not-allowed':
      return {
        fr: `${fault.part} n’est pas suivi ici`,
        en: `${fault.part} is not followed here`,
      };
    case 'part-doubled':
      return { fr: `${fault.part} est dit deux fois`, en: `${fault.part} is said twice` };
    case 'part-wrong':
      return {
        fr: `la valeur de ${fault.part} n’est pas possible ici`,
        en: `the value of ${fault.part} is not possible here`,
      };
    case 'no-frequency':
      return { fr: 'FREQ manque', en: 'FREQ is missing' };
    case 'no-end':
      return { fr: 'dites une fin\u00a0: COUNT ou UNTIL', en: 'say an end: COUNT or UNTIL' };
    case 'two-ends':
      return { fr: 'dites COUNT ou UNTIL, pas les deux', en: 'say COUNT or UNTIL, not both' };
    case 'no-date':
      return { fr: 'ne donne aucune date', en: 'gives no date' };
    case 'too-many-dates':
      return {
        fr: `donne plus de ${MOST_DATES}\u00a0dates`,
        en: `gives more than ${MOST_DATES} dates`,
      };
    case 'too-far':
      return {
        fr: `va plus loin que ${YEARS_AHEAD}\u00a0ans`,
        en: `goes further than ${YEARS_AHEAD} years`,
      };
  }
}
