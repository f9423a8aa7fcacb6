import { bilingual } from '../../messages/lang.ts'

/** Words about the plan's own words, where they are read in another language. */
export const originalWords = bilingual({ title: 'Original text' }, { title: '原文' })
