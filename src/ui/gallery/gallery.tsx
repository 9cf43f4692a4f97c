import { defineRoutes } from '#kernel/http/routes.ts'
import type { Words } from '#kernel/i18n.ts'
import { page } from '../page.tsx'
import { Crumbs, Head, Wrap } from '../parts/structure.tsx'
import { FormSamples } from './form-samples.tsx'
import { ListSamples, MessageSamples, MovingSamples } from './list-samples.tsx'
import { ParticipantSamples, TimeSamples } from './participant-samples.tsx'
import { AnswerSamples, ChartSamples, MapSamples, RecordSamples, VoiceSamples } from './record-samples.tsx'
import { TextSamples } from './text-samples.tsx'

/** Every part of the interface in each of its states: what designers, engineers and the accessibility tests look at. */
export const Gallery = ({ words, now }: { words: Words; now: Date }) => (
  <Wrap>
    <Crumbs words={words} trail={[]} here={words.t('gallery.title')} />
    <Head title={words.t('gallery.title')} lede={words.t('gallery.lede')} />
    <FormSamples words={words} />
    <MovingSamples words={words} />
    <MessageSamples words={words} />
    <ListSamples words={words} now={now} />
    <ParticipantSamples words={words} />
    <TimeSamples words={words} />
    <VoiceSamples words={words} />
    <ChartSamples words={words} />
    <MapSamples words={words} />
    <RecordSamples words={words} />
    <AnswerSamples words={words} />
    <TextSamples words={words} />
  </Wrap>
)

/** `/components`: not listed, not indexed. */
export const galleryRoutes = defineRoutes().get('/components', 'public', (c) =>
  page(c, <Gallery words={c.var.words} now={c.var.ctx.now()} />, { title: c.var.words.t('gallery.title'), noindex: true, fictional: true }),
)
