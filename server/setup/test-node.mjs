// `npm run test:node -- 24`: whether Farhand runs on another Node than this one. Unit and process suites, and a minute of
// the relay under load, all under that Node.
import { needNode } from './node.mjs'

needNode()
const { fail, generate, install, root } = await import('./install.mjs')
const { provide } = await import('./needs.mjs')
const { bring, NODES, under } = await import('./other-node.mjs')
const { createRun, run } = await import('./stages.mjs')
const { join } = await import('node:path')

const LOAD_SECONDS = '60'

const major = Number(process.argv[2])
if (NODES[major] === undefined) {
  process.stderr.write(`Which Node? npm run test:node -- ${Object.keys(NODES).join(' | ')}\n`)
  process.exit(2)
}
const tests = createRun()
if (!(await tests.stage('packages', () => install() && generate()))) tests.finish()
const node = bring(major)
if (!(await tests.stage(`Node ${NODES[major]}`, () => node !== null))) tests.finish()
for (const { name, line } of provide()) await tests.stage(`needs: ${name}`, () => fail(line))
const env = under(node)
if (await tests.stage('build', () => run(node, [join(root, 'server/setup/prepare.mjs')], env))) {
  await tests.vitest(`tests: unit, on Node ${major}`, ['--project=unit'], { node, env })
  await tests.vitest(`tests: process, on Node ${major}`, ['--project=process', '--exclude=tests/load/**'], {
    node,
    env,
  })
  const minute = { ...env, FARHAND_LOAD_SECONDS: LOAD_SECONDS }
  await tests.vitest(`a minute under load, on Node ${major}`, ['--project=process', 'tests/load'], {
    node,
    env: minute,
  })
}
tests.finish()
