import { allow, refuse } from '#kernel/outcome.ts'
import { kindText, type Member, MemberName, memberKinds, memberName } from '#modules/members'
import { type Answer, Group, Radios, Select, TextField } from '#ui'
import { endSeat } from '../acts/end-seat.ts'
import { establishForum } from '../acts/establish-forum.ts'
import { fillSeat } from '../acts/fill-seat.ts'
import { nameChair } from '../acts/name-chair.ts'
import { publishRules } from '../acts/publish-rules.ts'
import { seatCandidates } from '../queries/seat-candidates.ts'
import { heldSeat } from '../rules/seats.ts'
import { longestName, longestRepresentative, longestText, sides } from '../vocabulary.ts'
import { actRoutes } from './act-routes.tsx'
import { linkAnswer, ReasonField, TextOrLinkFields, textAnswer, wordsAnswer } from './fields.tsx'
import { HolderName } from './parts.tsx'
import { mayEstablish, mayRun, seatAsked } from './scene.ts'
import { EstablishSchema, ReasonSchema, SeatSchema, TextSchema, TokenSchema } from './schemas.ts'
import { LocalizedField, OriginalField } from './texts.tsx'

const establish = actRoutes({
  name: 'establish',
  path: '/establishment',
  schema: EstablishSchema,
  find: () => null,
  may: (c, scene) => mayEstablish(scene, c.var.visitor),
  lede: (words) => words.t('forum.act.establish.lede'),
  fields: ({ words, form }) => (
    <>
      <OriginalField words={words} form={form} />
      <LocalizedField words={words} form={form} name="name" label={words.t('forum.field.name')} most={longestName} />
      <LocalizedField
        words={words}
        form={form}
        name="purpose"
        label={words.t('forum.field.purpose')}
        hint={words.t('forum.field.purpose-hint')}
        most={longestText}
        rows={5}
      />
    </>
  ),
  answers: (words, { name, purpose }) => [
    textAnswer(words, words.t('forum.field.name'), name),
    textAnswer(words, words.t('forum.field.purpose'), purpose),
  ],
  act: (c, mandate, { member }, form) => establishForum(c.var.ctx, mandate, member.slug, form),
})

const rules = actRoutes({
  name: 'rules',
  path: '/rules',
  schema: TextSchema,
  find: () => null,
  may: (c, scene) => mayRun(scene, c.var.visitor, 'member'),
  lede: (words) => words.t('forum.act.rules.lede'),
  fields: ({ words, form }) => <TextOrLinkFields words={words} form={form} label={words.t('forum.field.rules')} optional />,
  answers: (words, { text, link }) => [
    textAnswer(words, words.t('forum.field.rules'), text),
    linkAnswer(words, words.t('forum.field.text-link'), link),
  ],
  act: (c, mandate, { member }, { text, link }) => publishRules(c.var.ctx, mandate, member.slug, { text, link }),
})

const seat = actRoutes({
  name: 'seat',
  path: '/seats/new',
  schema: SeatSchema,
  find: (c, scene) => seatCandidates(c.var.ctx.db, scene.member, scene.seats),
  may: (c, scene) => mayRun(scene, c.var.visitor, 'member'),
  lede: (words) => words.t('forum.act.seat.lede'),
  fields: ({ words, form, found }) => {
    const options = found.map((member: Member) => ({ value: member.slug, text: memberName(member, words).text }))
    return (
      <>
        <Radios
          words={words}
          form={form}
          name="side"
          legend={words.t('forum.field.side')}
          options={sides.map((side) => ({ value: side, text: words.t(`forum.side.${side}`) }))}
        />
        <Select
          words={words}
          form={form}
          name="member"
          label={words.t('forum.field.member')}
          hint={words.t('forum.field.member-hint')}
          empty={words.t('forum.field.member-none')}
          options={options.sort((a, b) => words.compare(a.text, b.text))}
          optional
        />
        <Group legend={words.t('forum.field.other-body')}>
          <OriginalField words={words} form={form} />
          <LocalizedField words={words} form={form} name="body" label={words.t('forum.field.body')} most={longestName} optional />
          <Select
            words={words}
            form={form}
            name="kind"
            label={words.t('forum.field.kind')}
            empty={words.t('forum.field.kind-none')}
            options={memberKinds.map((kind) => ({ value: kind, text: kindText(words, kind) }))}
            optional
          />
        </Group>
        <TextField
          words={words}
          form={form}
          name="representative"
          label={words.t('forum.field.representative')}
          hint={words.t('forum.field.representative-hint')}
          maxLength={longestRepresentative}
          dir="auto"
          optional
        />
      </>
    )
  },
  answers: (words, { side, holder, representative }, _scene, found): Answer[] => {
    const member = 'member' in holder ? found.find(({ slug }) => slug === holder.member) : undefined
    return [
      { question: words.t('forum.field.side'), answer: words.t(`forum.side.${side}`) },
      'member' in holder
        ? {
            question: words.t('forum.field.member'),
            answer: member === undefined ? holder.member : <MemberName member={member} words={words} />,
          }
        : textAnswer(words, words.t('forum.field.body'), holder.body),
      ...('member' in holder ? [] : [{ question: words.t('forum.field.kind'), answer: kindText(words, holder.kind) }]),
      wordsAnswer(words, words.t('forum.field.representative'), representative),
    ]
  },
  act: (c, mandate, { member }, form) => fillSeat(c.var.ctx, mandate, member.slug, form),
})

const end = actRoutes({
  name: 'end-seat',
  path: '/seats/:id/end',
  schema: ReasonSchema,
  find: seatAsked,
  may: (c, scene, found) => {
    const run = mayRun(scene, c.var.visitor, 'member')
    return run.ok ? heldSeat(scene.seats, found.id) : run
  },
  lede: (words, _scene, found) => words.rich('forum.act.end-seat.lede', { holder: <HolderName words={words} seat={found} /> }),
  fields: ({ words, form }) => <ReasonField words={words} form={form} />,
  answers: (words, { reason }, _scene, found) => [
    { question: words.t('forum.field.seat'), answer: <HolderName words={words} seat={found} /> },
    wordsAnswer(words, words.t('forum.field.reason'), reason),
  ],
  act: (c, mandate, { member }, form, found) => endSeat(c.var.ctx, mandate, member.slug, { ...form, seat: found.id }),
})

const chair = actRoutes({
  name: 'chair',
  path: '/seats/:id/chair',
  schema: TokenSchema,
  find: seatAsked,
  may: (c, scene, found) => {
    const run = mayRun(scene, c.var.visitor, 'member')
    if (!run.ok) return run
    return found.endedAt === null ? allow(null) : refuse('seat-ended')
  },
  lede: (words, _scene, found) =>
    words.rich('forum.act.chair.lede', { holder: <HolderName words={words} seat={found} />, side: words.t(`forum.side.${found.side}`) }),
  fields: () => null,
  answers: (words, _data, _scene, found) => [
    { question: words.t('forum.field.seat'), answer: <HolderName words={words} seat={found} /> },
    { question: words.t('forum.field.side'), answer: words.t(`forum.side.${found.side}`) },
  ],
  act: (c, mandate, { member }, _data, found) => nameChair(c.var.ctx, mandate, member.slug, found.id),
})

/** The forms that make a forum what it is: establishment, rules of procedure, seats, chairs. */
export const seatRoutes = [...establish.list, ...rules.list, ...seat.list, ...end.list, ...chair.list]
