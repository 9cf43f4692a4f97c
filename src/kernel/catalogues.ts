// One import per area and language: add the four files of a new area here and nowhere else.

import accounts_ar from '../../locales/ar/accounts.json' with { type: 'json' }
import actions_ar from '../../locales/ar/actions.json' with { type: 'json' }
import common_ar from '../../locales/ar/common.json' with { type: 'json' }
import declaration_ar from '../../locales/ar/declaration.json' with { type: 'json' }
import desk_ar from '../../locales/ar/desk.json' with { type: 'json' }
import errors_ar from '../../locales/ar/errors.json' with { type: 'json' }
import gallery_ar from '../../locales/ar/gallery.json' with { type: 'json' }
import home_ar from '../../locales/ar/home.json' with { type: 'json' }
import mail_ar from '../../locales/ar/mail.json' with { type: 'json' }
import members_ar from '../../locales/ar/members.json' with { type: 'json' }
import record_ar from '../../locales/ar/record.json' with { type: 'json' }
import rules_ar from '../../locales/ar/rules.json' with { type: 'json' }
import site_ar from '../../locales/ar/site.json' with { type: 'json' }
import source_ar from '../../locales/ar/source.json' with { type: 'json' }
import steward_ar from '../../locales/ar/steward.json' with { type: 'json' }
import accounts_en from '../../locales/en/accounts.json' with { type: 'json' }
import actions_en from '../../locales/en/actions.json' with { type: 'json' }
import common_en from '../../locales/en/common.json' with { type: 'json' }
import declaration_en from '../../locales/en/declaration.json' with { type: 'json' }
import desk_en from '../../locales/en/desk.json' with { type: 'json' }
import errors_en from '../../locales/en/errors.json' with { type: 'json' }
import gallery_en from '../../locales/en/gallery.json' with { type: 'json' }
import home_en from '../../locales/en/home.json' with { type: 'json' }
import mail_en from '../../locales/en/mail.json' with { type: 'json' }
import members_en from '../../locales/en/members.json' with { type: 'json' }
import record_en from '../../locales/en/record.json' with { type: 'json' }
import rules_en from '../../locales/en/rules.json' with { type: 'json' }
import site_en from '../../locales/en/site.json' with { type: 'json' }
import source_en from '../../locales/en/source.json' with { type: 'json' }
import steward_en from '../../locales/en/steward.json' with { type: 'json' }
import accounts_es from '../../locales/es/accounts.json' with { type: 'json' }
import actions_es from '../../locales/es/actions.json' with { type: 'json' }
import common_es from '../../locales/es/common.json' with { type: 'json' }
import declaration_es from '../../locales/es/declaration.json' with { type: 'json' }
import desk_es from '../../locales/es/desk.json' with { type: 'json' }
import errors_es from '../../locales/es/errors.json' with { type: 'json' }
import gallery_es from '../../locales/es/gallery.json' with { type: 'json' }
import home_es from '../../locales/es/home.json' with { type: 'json' }
import mail_es from '../../locales/es/mail.json' with { type: 'json' }
import members_es from '../../locales/es/members.json' with { type: 'json' }
import record_es from '../../locales/es/record.json' with { type: 'json' }
import rules_es from '../../locales/es/rules.json' with { type: 'json' }
import site_es from '../../locales/es/site.json' with { type: 'json' }
import source_es from '../../locales/es/source.json' with { type: 'json' }
import steward_es from '../../locales/es/steward.json' with { type: 'json' }
import accounts_fr from '../../locales/fr/accounts.json' with { type: 'json' }
import actions_fr from '../../locales/fr/actions.json' with { type: 'json' }
import common_fr from '../../locales/fr/common.json' with { type: 'json' }
import declaration_fr from '../../locales/fr/declaration.json' with { type: 'json' }
import desk_fr from '../../locales/fr/desk.json' with { type: 'json' }
import errors_fr from '../../locales/fr/errors.json' with { type: 'json' }
import gallery_fr from '../../locales/fr/gallery.json' with { type: 'json' }
import home_fr from '../../locales/fr/home.json' with { type: 'json' }
import mail_fr from '../../locales/fr/mail.json' with { type: 'json' }
import members_fr from '../../locales/fr/members.json' with { type: 'json' }
import record_fr from '../../locales/fr/record.json' with { type: 'json' }
import rules_fr from '../../locales/fr/rules.json' with { type: 'json' }
import site_fr from '../../locales/fr/site.json' with { type: 'json' }
import source_fr from '../../locales/fr/source.json' with { type: 'json' }
import steward_fr from '../../locales/fr/steward.json' with { type: 'json' }

/** Every message of every language, by area. An area is one file per language under `locales/`. */
export const catalogues = {
  fr: {
    ...common_fr,
    ...home_fr,
    ...declaration_fr,
    ...rules_fr,
    ...members_fr,
    ...actions_fr,
    ...accounts_fr,
    ...steward_fr,
    ...desk_fr,
    ...record_fr,
    ...errors_fr,
    ...mail_fr,
    ...source_fr,
    ...gallery_fr,
    ...site_fr,
  },
  en: {
    ...common_en,
    ...home_en,
    ...declaration_en,
    ...rules_en,
    ...members_en,
    ...actions_en,
    ...accounts_en,
    ...steward_en,
    ...desk_en,
    ...record_en,
    ...errors_en,
    ...mail_en,
    ...source_en,
    ...gallery_en,
    ...site_en,
  },
  es: {
    ...common_es,
    ...home_es,
    ...declaration_es,
    ...rules_es,
    ...members_es,
    ...actions_es,
    ...accounts_es,
    ...steward_es,
    ...desk_es,
    ...record_es,
    ...errors_es,
    ...mail_es,
    ...source_es,
    ...gallery_es,
    ...site_es,
  },
  ar: {
    ...common_ar,
    ...home_ar,
    ...declaration_ar,
    ...rules_ar,
    ...members_ar,
    ...actions_ar,
    ...accounts_ar,
    ...steward_ar,
    ...desk_ar,
    ...record_ar,
    ...errors_ar,
    ...mail_ar,
    ...source_ar,
    ...gallery_ar,
    ...site_ar,
  },
} as const

/** A key of the English catalogue: the build fails on a key that does not exist; a test checks the other three. */
export type MessageKey = keyof (typeof catalogues)['en'] & string
