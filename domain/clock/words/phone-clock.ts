import { bilingual } from '../../messages/lang.ts'

/** What the phone says of the server's clock, in a line. Apart from the desk's words: the phone's script is weighed. */
export const phoneClock = bilingual(
  {
    jump: 'The server’s clock jumped. This phone’s cards keep their time.',
    down: (n: number) => `Due while the server was down: ${n}. This phone’s cards do not wait.`,
  },
  {
    jump: '伺服器的時鐘跳動了。這支手機的應變卡照原來的時間。',
    down: (n) => `伺服器停機期間有 ${n} 件到期。這支手機的應變卡不會等。`,
  },
)
