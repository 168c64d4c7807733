import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { LoanRule } from './loan.js';
import { LOAN_RULES_IN_WORDS } from './roles.words.js';

/** Only the operator, at the command line, may leave the network without one. */
export function lastAdministrator(): Problem {
  return new Problem({
    status: 409,
    name: 'last-administrator',
    title: {
      fr: 'C’est le dernier administrateur du réseau.',
      en: 'This is the last administrator of the network.',
    },
    detail: {
      fr: 'Nommez d’abord un autre administrateur.',
      en: 'Appoint another administrator first.',
    },
  });
}

export function borrowedRole(): Problem {
  return new Problem({
    status: 409,
    name: 'borrowed-role',
    title: {
      fr: 'Ce rôle vous est prêté\u00a0: vous ne pouvez pas le prêter à votre tour.',
      en: 'This role is lent to you: you cannot lend it on.',
    },
  });
}

export function loanRefused(rules: readonly LoanRule[], language: Language): Problem {
  return new Problem({
    status: 422,
    name: 'loan-refused',
    title: { fr: 'Ce rôle ne peut pas être prêté ainsi.', en: 'The role cannot be lent like this.' },
    members: {
      violations: rules.map((rule) => {
        const { field, [language]: message } = LOAN_RULES_IN_WORDS[rule];
        return { rule, field, message };
      }),
    },
  });
}
