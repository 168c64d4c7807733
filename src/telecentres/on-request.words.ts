import type { Words } from '../platform/i18n/language.js';

/** Of a place that a host has to agree to. */
export const ON_REQUEST: Words = { fr: 'sur demande', en: 'on request' };
