import { Injectable } from '@nestjs/common';
import { placeFor } from '../host-frame/received-place.js';
import { OccupancyService } from '../occupancy/occupancy.service.js';
import type { Caller } from '../permissions/caller.js';
import type { Language } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { sheetOf, type Sheet } from './sheet.js';

/** The sheet of one day, for whoever receives people there. */
@Injectable()
export class DaySheetService {
  constructor(
    private readonly occupancy: OccupancyService,
    private readonly directory: NetworkDirectory,
  ) {}

  /** Today’s, when no date is said. That the names on it were seen is remembered. */
  async of(caller: Caller, slug: string, wanted: LocalDate | undefined, language: Language): Promise<Sheet> {
    const { telecentre } = placeFor(caller, 'bookings.place.read', await this.directory.fresh(), slug);
    const { date, bookings } = await this.occupancy.expectedAt(caller, slug, wanted);
    return sheetOf(telecentre, date, bookings, language);
  }
}
