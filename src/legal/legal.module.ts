import { Module } from '@nestjs/common';
import { LegalPages } from './legal.pages.js';

/** What the law asks a site to tell. */
@Module({ controllers: [LegalPages] })
export class LegalModule {}
