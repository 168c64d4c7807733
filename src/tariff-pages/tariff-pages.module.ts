import { Module } from '@nestjs/common';
import { TariffsModule } from '../tariffs/tariffs.module.js';
import { TariffsPages } from './tariffs.pages.js';

/** Where coordinators and administrators say what things cost. */
@Module({ imports: [TariffsModule], controllers: [TariffsPages] })
export class TariffPagesModule {}
