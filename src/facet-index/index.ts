export { createFacetIndex, type FacetIndex, type FacetRow, type FacetSearch, type Found } from './facet-index.ts'
