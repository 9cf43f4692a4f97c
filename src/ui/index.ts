export { type Asset, type AssetAddresses, assetAddresses, assets } from './assets.ts'
export { LineChart, type YearPoint } from './charts/line-chart.tsx'
export { StepChart, type StepPoint } from './charts/step-chart.tsx'
export { Challenge } from './forms/challenge.tsx'
export { Checkbox, Checkboxes, type Choice, Radios, Tick, Weigh } from './forms/choices.tsx'
export { DateField, type FieldProps, FileField, Select, type SelectOption, TextArea, TextField } from './forms/fields.tsx'
export {
  Actions,
  type Answer,
  Answers,
  Button,
  ButtonLink,
  CsrfField,
  ErrorSummary,
  emptyForm,
  FindForm,
  Form,
  type FormState,
  Group,
  HiddenField,
} from './forms/form.tsx'
export { UploadField } from './forms/upload-field.tsx'
export { Gallery, galleryRoutes } from './gallery/gallery.tsx'
export { Icon, type IconName } from './icon.tsx'
export type { Frame } from './layout/frame.ts'
export { Layout, renderPage } from './layout/layout.tsx'
export { type NavSection, to } from './layout/site-map.ts'
export { OpinionFigure, type OpinionPoint, type SplitBar, SplitBars } from './map/opinion-map.tsx'
export { MapLegend, type MapPoint, placeOf, WorldMap } from './map/world-map.tsx'
export { cacheHeader, type PageHead, page } from './page.tsx'
export { Items, Ordered } from './parts/items.tsx'
export {
  Asks,
  Card,
  Cards,
  Checks,
  ColumnList,
  Due,
  type DueItem,
  Entry,
  List,
  Nest,
  type NestItem,
  type RuleItem,
  RulesList,
  type Task,
  TaskList,
} from './parts/lists.tsx'
export { Avatar, Bytes, Fingerprint, LocalText, Name, type Stage, StageTag, Tag, type TagKind, Time } from './parts/marks.tsx'
export {
  ActiveFilters,
  type Chip,
  Chips,
  Explore,
  type FacetGroup,
  Facets,
  OlderNewer,
  Pager,
  Steps,
  type Tab,
  Tabs,
} from './parts/moving.tsx'
export { DemoStrip, Details, EmptyState, Note } from './parts/notes.tsx'
export {
  Ledger,
  type LedgerRow,
  Means,
  MeansDetails,
  type MeansKind,
  meansIcons,
  type StageColumn,
  Stages,
  Tally,
  type WaitingItem,
  WaitingList,
} from './parts/participation.tsx'
export {
  type Crumb,
  Crumbs,
  Flow,
  Head,
  Hero,
  Hidden,
  Lede,
  Measure,
  Muted,
  Prose,
  Row,
  Section,
  Small,
  Split,
  Sub,
  Subhead,
  Two,
  Wide,
  Wrap,
} from './parts/structure.tsx'
export { type Column, type Fact, Facts, Table, type TableRow } from './parts/table.tsx'
export { Clock, ClockList, Gauge, Loop, type Phase, Phases, Progress, Timeline, type TimelineItem } from './parts/time.tsx'
export { AnswerCells, type AnswerCounts, Proposal, Reply, type Voice, VoiceMarks, Voices } from './parts/voices.tsx'
export { type SharePicture, sharePicture } from './picture/share-picture.ts'
export { Proof, type ProofStep } from './record/proof.tsx'
export { Rosette, Seal, SealMini } from './record/seal.tsx'
export { compareTexts, type TextDifference } from './text/compare-texts.ts'
export { CompareVersions } from './text/compare-versions.tsx'
export { excerptOf, plainText } from './text/excerpt.ts'
export { Markdown } from './text/markdown.tsx'
export { longestMarkdown, safeAddress } from './text/markdown-html.ts'
export { differenceSummary, WordDifference } from './text/word-difference.tsx'
export { failures as unreadableColours } from './theme/check.ts'
export { type Palette, palette, type ThemeName, themeNames } from './theme/tokens.ts'
