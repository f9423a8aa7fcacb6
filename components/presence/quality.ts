/** Below these a line is good, or slow (ms there and back); above, it is hard to work over. */
const GOOD = 250
const FAIR = 1000

export function qualityOf(rtt: number): 'good' | 'fair' | 'poor' {
  return rtt < GOOD ? 'good' : rtt < FAIR ? 'fair' : 'poor'
}
