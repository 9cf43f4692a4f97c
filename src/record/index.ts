export { type About, type AnyFactDefinition, type Author, defineFact, type FactDefinition, type Json, type NewFact, type RecordedFact } from './fact.ts'
