// One import per area and language: add the four files of a new area here and nowhere else.

import accounts_ar from '../../locales/ar/accounts.json' with { type: 'json' }
import actions_ar from '../../locales/ar/actions.json' with { type: 'json' }
import amendments_ar from '../../locales/ar/amendments.json' with { type: 'json' }
import answers_ar from '../../locales/ar/answers.json' with { type: 'json' }
import commitments_ar from '../../locales/ar/commitments.json' with { type: 'json' }
import common_ar from '../../locales/ar/common.json' with { type: 'json' }
import consultations_ar from '../../locales/ar/consultations.json' with { type: 'json' }
import declaration_ar from '../../locales/ar/declaration.json' with { type: 'json' }
import desk_ar from '../../locales/ar/desk.json' with { type: 'json' }
import errors_ar from '../../locales/ar/errors.json' with { type: 'json' }
import explorer_ar from '../../locales/ar/explorer.json' with { type: 'json' }
import following_ar from '../../locales/ar/following.json' with { type: 'json' }
import forum_ar from '../../locales/ar/forum.json' with { type: 'json' }
import gallery_ar from '../../locales/ar/gallery.json' with { type: 'json' }
import home_ar from '../../locales/ar/home.json' with { type: 'json' }
import imports_ar from '../../locales/ar/imports.json' with { type: 'json' }
import mail_ar from '../../locales/ar/mail.json' with { type: 'json' }
import members_ar from '../../locales/ar/members.json' with { type: 'json' }
import milestones_ar from '../../locales/ar/milestones.json' with { type: 'json' }
import moderation_ar from '../../locales/ar/moderation.json' with { type: 'json' }
import opinion_ar from '../../locales/ar/opinion.json' with { type: 'json' }
import owed_ar from '../../locales/ar/owed.json' with { type: 'json' }
import plans_ar from '../../locales/ar/plans.json' with { type: 'json' }
import proposals_ar from '../../locales/ar/proposals.json' with { type: 'json' }
import record_ar from '../../locales/ar/record.json' with { type: 'json' }
import rules_ar from '../../locales/ar/rules.json' with { type: 'json' }
import site_ar from '../../locales/ar/site.json' with { type: 'json' }
import source_ar from '../../locales/ar/source.json' with { type: 'json' }
import standing_ar from '../../locales/ar/standing.json' with { type: 'json' }
import steward_ar from '../../locales/ar/steward.json' with { type: 'json' }
import accounts_en from '../../locales/en/accounts.json' with { type: 'json' }
import actions_en from '../../locales/en/actions.json' with { type: 'json' }
import amendments_en from '../../locales/en/amendments.json' with { type: 'json' }
import answers_en from '../../locales/en/answers.json' with { type: 'json' }
import commitments_en from '../../locales/en/commitments.json' with { type: 'json' }
import common_en from '../../locales/en/common.json' with { type: 'json' }
import consultations_en from '../../locales/en/consultations.json' with { type: 'json' }
import declaration_en from '../../locales/en/declaration.json' with { type: 'json' }
import desk_en from '../../locales/en/desk.json' with { type: 'json' }
import errors_en from '../../locales/en/errors.json' with { type: 'json' }
import explorer_en from '../../locales/en/explorer.json' with { type: 'json' }
import following_en from '../../locales/en/following.json' with { type: 'json' }
import forum_en from '../../locales/en/forum.json' with { type: 'json' }
import gallery_en from '../../locales/en/gallery.json' with { type: 'json' }
import home_en from '../../locales/en/home.json' with { type: 'json' }
import imports_en from '../../locales/en/imports.json' with { type: 'json' }
import mail_en from '../../locales/en/mail.json' with { type: 'json' }
import members_en from '../../locales/en/members.json' with { type: 'json' }
import milestones_en from '../../locales/en/milestones.json' with { type: 'json' }
import moderation_en from '../../locales/en/moderation.json' with { type: 'json' }
import opinion_en from '../../locales/en/opinion.json' with { type: 'json' }
import owed_en from '../../locales/en/owed.json' with { type: 'json' }
import plans_en from '../../locales/en/plans.json' with { type: 'json' }
import proposals_en from '../../locales/en/proposals.json' with { type: 'json' }
import record_en from '../../locales/en/record.json' with { type: 'json' }
import rules_en from '../../locales/en/rules.json' with { type: 'json' }
import site_en from '../../locales/en/site.json' with { type: 'json' }
import source_en from '../../locales/en/source.json' with { type: 'json' }
import standing_en from '../../locales/en/standing.json' with { type: 'json' }
import steward_en from '../../locales/en/steward.json' with { type: 'json' }
import accounts_es from '../../locales/es/accounts.json' with { type: 'json' }
import actions_es from '../../locales/es/actions.json' with { type: 'json' }
import amendments_es from '../../locales/es/amendments.json' with { type: 'json' }
import answers_es from '../../locales/es/answers.json' with { type: 'json' }
import commitments_es from '../../locales/es/commitments.json' with { type: 'json' }
import common_es from '../../locales/es/common.json' with { type: 'json' }
import consultations_es from '../../locales/es/consultations.json' with { type: 'json' }
import declaration_es from '../../locales/es/declaration.json' with { type: 'json' }
import desk_es from '../../locales/es/desk.json' with { type: 'json' }
import errors_es from '../../locales/es/errors.json' with { type: 'json' }
import explorer_es from '../../locales/es/explorer.json' with { type: 'json' }
import following_es from '../../locales/es/following.json' with { type: 'json' }
import forum_es from '../../locales/es/forum.json' with { type: 'json' }
import gallery_es from '../../locales/es/gallery.json' with { type: 'json' }
import home_es from '../../locales/es/home.json' with { type: 'json' }
import imports_es from '../../locales/es/imports.json' with { type: 'json' }
import mail_es from '../../locales/es/mail.json' with { type: 'json' }
import members_es from '../../locales/es/members.json' with { type: 'json' }
import milestones_es from '../../locales/es/milestones.json' with { type: 'json' }
import moderation_es from '../../locales/es/moderation.json' with { type: 'json' }
import opinion_es from '../../locales/es/opinion.json' with { type: 'json' }
import owed_es from '../../locales/es/owed.json' with { type: 'json' }
import plans_es from '../../locales/es/plans.json' with { type: 'json' }
import proposals_es from '../../locales/es/proposals.json' with { type: 'json' }
import record_es from '../../locales/es/record.json' with { type: 'json' }
import rules_es from '../../locales/es/rules.json' with { type: 'json' }
import site_es from '../../locales/es/site.json' with { type: 'json' }
import source_es from '../../locales/es/source.json' with { type: 'json' }
import standing_es from '../../locales/es/standing.json' with { type: 'json' }
import steward_es from '../../locales/es/steward.json' with { type: 'json' }
import accounts_fr from '../../locales/fr/accounts.json' with { type: 'json' }
import actions_fr from '../../locales/fr/actions.json' with { type: 'json' }
import amendments_fr from '../../locales/fr/amendments.json' with { type: 'json' }
import answers_fr from '../../locales/fr/answers.json' with { type: 'json' }
import commitments_fr from '../../locales/fr/commitments.json' with { type: 'json' }
import common_fr from '../../locales/fr/common.json' with { type: 'json' }
import consultations_fr from '../../locales/fr/consultations.json' with { type: 'json' }
import declaration_fr from '../../locales/fr/declaration.json' with { type: 'json' }
import desk_fr from '../../locales/fr/desk.json' with { type: 'json' }
import errors_fr from '../../locales/fr/errors.json' with { type: 'json' }
import explorer_fr from '../../locales/fr/explorer.json' with { type: 'json' }
import following_fr from '../../locales/fr/following.json' with { type: 'json' }
import forum_fr from '../../locales/fr/forum.json' with { type: 'json' }
import gallery_fr from '../../locales/fr/gallery.json' with { type: 'json' }
import home_fr from '../../locales/fr/home.json' with { type: 'json' }
import imports_fr from '../../locales/fr/imports.json' with { type: 'json' }
import mail_fr from '../../locales/fr/mail.json' with { type: 'json' }
import members_fr from '../../locales/fr/members.json' with { type: 'json' }
import milestones_fr from '../../locales/fr/milestones.json' with { type: 'json' }
import moderation_fr from '../../locales/fr/moderation.json' with { type: 'json' }
import opinion_fr from '../../locales/fr/opinion.json' with { type: 'json' }
import owed_fr from '../../locales/fr/owed.json' with { type: 'json' }
import plans_fr from '../../locales/fr/plans.json' with { type: 'json' }
import proposals_fr from '../../locales/fr/proposals.json' with { type: 'json' }
import record_fr from '../../locales/fr/record.json' with { type: 'json' }
import rules_fr from '../../locales/fr/rules.json' with { type: 'json' }
import site_fr from '../../locales/fr/site.json' with { type: 'json' }
import source_fr from '../../locales/fr/source.json' with { type: 'json' }
import standing_fr from '../../locales/fr/standing.json' with { type: 'json' }
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
    ...plans_fr,
    ...commitments_fr,
    ...milestones_fr,
    ...explorer_fr,
    ...imports_fr,
    ...standing_fr,
    ...consultations_fr,
    ...proposals_fr,
    ...amendments_fr,
    ...answers_fr,
    ...opinion_fr,
    ...owed_fr,
    ...forum_fr,
    ...moderation_fr,
    ...following_fr,
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
    ...plans_en,
    ...commitments_en,
    ...milestones_en,
    ...explorer_en,
    ...imports_en,
    ...standing_en,
    ...consultations_en,
    ...proposals_en,
    ...amendments_en,
    ...answers_en,
    ...opinion_en,
    ...owed_en,
    ...forum_en,
    ...moderation_en,
    ...following_en,
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
    ...plans_es,
    ...commitments_es,
    ...milestones_es,
    ...explorer_es,
    ...imports_es,
    ...standing_es,
    ...consultations_es,
    ...proposals_es,
    ...amendments_es,
    ...answers_es,
    ...opinion_es,
    ...owed_es,
    ...forum_es,
    ...moderation_es,
    ...following_es,
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
    ...plans_ar,
    ...commitments_ar,
    ...milestones_ar,
    ...explorer_ar,
    ...imports_ar,
    ...standing_ar,
    ...consultations_ar,
    ...proposals_ar,
    ...amendments_ar,
    ...answers_ar,
    ...opinion_ar,
    ...owed_ar,
    ...forum_ar,
    ...moderation_ar,
    ...following_ar,
  },
} as const

/** A key of the English catalogue: the build fails on a key that does not exist; a test checks the other three. */
export type MessageKey = keyof (typeof catalogues)['en'] & string
