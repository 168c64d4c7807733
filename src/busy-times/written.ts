import type ICAL from 'ical.js';

/**
 * The values of a property as they are written, before the parser makes objects of its own of them: that it does late,
 * and throws where there are none to be made.
 */
export function valuesOf(property: ICAL.Property): readonly unknown[] {
  return (property.toJSON() as readonly unknown[]).slice(3);
}

/** The first value of each property of that name. */
export function textsOf(component: ICAL.Component, name: string): string[] {
  return component.getAllProperties(name).map((property) => plain(valuesOf(property)[0]));
}

/** What is put together of several values is no text. */
export function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
