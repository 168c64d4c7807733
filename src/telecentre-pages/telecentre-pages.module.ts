import { Module, type DynamicModule } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingFormsModule } from '../booking-forms/booking-forms.module.js';
import { TariffsModule } from '../tariffs/tariffs.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { PhotoPages } from './photos.pages.js';
import { Photos, PHOTOS_FOLDER } from './photos.service.js';
import { ResourcePages } from './resource.pages.js';
import { TelecentresPages } from './telecentres.pages.js';

export interface TelecentrePagesOptions {
  /** Where the operator puts pictures of telecentres; undefined: nowhere. */
  readonly photosFolder?: string | undefined;
}

/** What there is to know of the telecentres and their places, for people. */
@Module({})
export class TelecentrePagesModule {
  static with({ photosFolder }: TelecentrePagesOptions): DynamicModule {
    return {
      module: TelecentrePagesModule,
      imports: [TelecentresModule, AvailabilityModule, BookingFormsModule, TariffsModule],
      controllers: [TelecentresPages, ResourcePages, PhotoPages],
      providers: [Photos, { provide: PHOTOS_FOLDER, useValue: photosFolder }],
    };
  }
}
