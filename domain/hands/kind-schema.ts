import { z } from 'zod'
import { requestKinds } from './kinds.ts'

export const requestKindSchema = z.enum(requestKinds)
