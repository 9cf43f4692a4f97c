/** The regions of the United Nations' geoscheme (M49), by ISO 3166-1 alpha-2 code. */
export const regions = ['africa', 'americas', 'asia', 'europe', 'oceania'] as const
export type Region = (typeof regions)[number]

const countries: Readonly<Record<Region, string>> = {
  africa:
    'DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ NA NE NG RW ST SN SC SL SO ZA SS SD TZ TG TN UG EH ZM ZW',
  americas: 'AG AR BS BB BZ BO BR CA CL CO CR CU DM DO EC SV GD GT GY HT HN JM MX NI PA PY PE KN LC VC SR TT US UY VE',
  asia: 'AF AM AZ BH BD BT BN KH CN CY GE IN ID IR IQ IL JP JO KZ KP KR KW KG LA LB MY MV MN MM NP OM PK PS PH QA SA SG LK SY TJ TH TL TR TM AE UZ VN YE TW HK MO',
  europe:
    'AL AD AT BY BE BA BG HR CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES SE CH UA GB VA XK',
  oceania: 'AU FJ KI MH FM NR NZ PW PG WS SB TO TV VU',
}

const regionOfCountry = new Map(regions.flatMap((region) => countries[region].split(' ').map((code) => [code, region] as const)))

/** The region of a country; null for a code that names none (an invented state). */
export const regionOf = (country: string | null): Region | null => (country === null ? null : (regionOfCountry.get(country) ?? null))
