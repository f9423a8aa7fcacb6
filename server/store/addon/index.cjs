// Two of one addon, because none runs everywhere (docs/decisions/0001): 12 is built on V8's own interface and ends the
// process under Node 24.19 and newer; 13 is built on Node-API and ends it under Node 20. Everyone who asks for
// `better-sqlite3`, Prisma's adapter among them, gets the one for the Node that runs.
const [major = 0] = process.versions.node.split('.').map(Number)

module.exports = major < 22 ? require('better-sqlite3-12') : require('better-sqlite3-13')
