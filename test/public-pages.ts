/** A page template anybody may open: what it is, and one address of it without its language. */
export interface PublicPage {
  readonly name: string
  readonly path: string
  /** The status the page answers with, when it is not 200. */
  readonly status?: number
}

/** One address of every public page template. What every public page promises is checked on each of them. */
export const publicPages: readonly PublicPage[] = [
  { name: 'home', path: '' },
  { name: 'the Declaration', path: '/declaration' },
  { name: 'the actions', path: '/actions' },
  { name: 'an action', path: '/actions/transparency-on-lobbying' },
  { name: 'an action with contributions', path: '/actions/open-public-procurement' },
  { name: 'the members', path: '/members' },
  { name: 'members filtered', path: '/members?kind=state&q=a' },
  { name: 'a government', path: '/members/france' },
  { name: 'a fictional government', path: '/members/exampleland' },
  { name: 'an organisation', path: '/members/example-watch' },
  { name: 'a forum', path: '/members/exampleland/forum' },
  { name: 'a meeting of a forum', path: '/members/exampleland/forum/meetings/2' },
  { name: 'a decision of a forum', path: '/members/exampleland/forum/decisions/1' },
  { name: 'a government without forum', path: '/members/france/forum' },
  { name: 'mail stopped', path: '/following/unsubscribe?key=nobody' },
  { name: 'mail on its way', path: '/following/sent' },
  { name: 'the rules', path: '/rules' },
  { name: 'a rule', path: '/rules/R1' },
  { name: 'a rule with a clock', path: '/rules/R3' },
  { name: 'the record', path: '/record' },
  { name: 'the record filtered to nothing', path: '/record?kind=member-joined-action&from=1999-01-01&to=1999-01-02' },
  { name: 'an entry', path: '/record/0' },
  { name: 'an entry with words', path: '/record/372' },
  { name: 'how to verify', path: '/record/verify' },
  { name: 'the source', path: '/source' },
  { name: 'search', path: '/search' },
  { name: 'search with results', path: '/search?q=transparency' },
  { name: 'search without results', path: '/search?q=zzzz' },
  { name: 'the commitments', path: '/commitments' },
  { name: 'the commitments as charts', path: '/commitments?view=chart' },
  { name: 'commitments that no word finds', path: '/commitments?q=zzzz&progress=late' },
  { name: 'moderation', path: '/moderation' },
  { name: 'reporting nothing', path: '/moderation/report' },
  { name: 'sign in', path: '/sign-in' },
  { name: 'try it as', path: '/try' },
  { name: 'the mailbox', path: '/mailbox' },
  { name: 'the plans', path: '/plans' },
  { name: 'plans filtered to nothing', path: '/plans?q=zzzz' },
  { name: 'a plan carried out', path: '/plans/exampleland-2025-2027' },
  { name: 'a plan in co-creation', path: '/plans/exampleland-2027-2029' },
  { name: 'a version of a plan', path: '/plans/exampleland-2025-2027/versions/2' },
  { name: 'two versions of a plan compared', path: '/plans/exampleland-2025-2027/differences?from=1&to=2' },
  { name: 'not built yet', path: '/outcomes' },
  { name: 'the components', path: '/components' },
  { name: 'an address nothing stands at', path: '/nothing/here', status: 404 },
]

/** Pages of people who act, with who opens them. */
export const signedInPages = [
  { name: 'the desk of a member', role: 'exampleland-contact', path: '/desk' },
  { name: 'the desk of the support team', role: 'steward', path: '/desk' },
  { name: 'joining', role: 'exampleland-contact', path: '/actions/transparency-on-international-trade-negotiations/participation' },
  { name: 'editors', role: 'exampleland-contact', path: '/desk/editors' },
  { name: 'account', role: 'exampleland-contact', path: '/account' },
  { name: 'own words', role: 'exampleland-contact', path: '/account/words' },
  { name: 'the cases', role: 'moderator', path: '/moderation/queue' },
  { name: 'endorsing', role: 'exampleland-contact', path: '/members/exampleland/endorsement' },
  { name: 'withdrawing', role: 'exampleland-contact', path: '/actions/open-public-procurement/participation/withdraw' },
  { name: 'a seat filled', role: 'exampleland-contact', path: '/members/exampleland/forum/seats/new' },
  { name: 'a meeting announced', role: 'exampleland-contact', path: '/members/exampleland/forum/meetings/new' },
  { name: 'a decision taken', role: 'exampleland-contact', path: '/members/exampleland/forum/meetings/2/decision' },
  { name: 'followed', role: 'exampleland-contact', path: '/account/following' },
  { name: 'administration', role: 'steward', path: '/admin' },
  { name: 'members administered', role: 'steward', path: '/admin/members' },
  { name: 'a member listed', role: 'steward', path: '/admin/members/new' },
  { name: 'actions administered', role: 'steward', path: '/admin/actions' },
  { name: 'an action administered', role: 'steward', path: '/admin/actions/transparency-on-lobbying' },
  { name: 'an action proposed', role: 'steward', path: '/admin/actions/new' },
] as const
