import { bilingual } from '../../messages/lang.ts'

/** What a phone says that may not show the upgrade any longer. */
export const phoneGone = bilingual(
  {
    why: {
      revoked:
        'This phone was removed from the upgrade. Use the new phone, or ask the upgrader for a new invitation.',
      'signed-out': 'This phone is signed out. Open your invitation again, or enter a six-digit code.',
      moved: 'You are signed out here. Close this page and follow the upgrade there.',
      'no-such-upgrade': 'You no longer have a seat in this upgrade. Ask for a new invitation.',
    },
    title: {
      revoked: 'This phone was removed',
      'signed-out': 'This phone is signed out',
      moved: 'You went on in another browser',
      'no-such-upgrade': 'This phone was removed',
    },
    forgotten: 'What it kept of this upgrade is deleted. Don’t act on what you read here.',
    /** The session was ended: not one upgrade, all of it. */
    all: 'All that it kept is deleted. Don’t act on what you read here.',
    unsent: 'Never delivered, and deleted here. Tell the upgrader:',
    kept: 'Tapped here, but not sent yet. It is sent once you sign in again:',
    /** What this browser keeps can't be read. */
    unread:
      'This phone’s storage does not answer. Taps and photos that were not sent may be in it; it is left as it is. Tell the upgrader what you did last.',
    /** Of that, what this page knows itself. */
    known: 'This page knows of these, which were not sent:',
    code: 'Enter a code',
  },
  {
    why: {
      revoked: '這支手機已被移出這次升級。請改用新的手機，或向遠端工程師索取新的邀請。',
      'signed-out': '這支手機已登出。請再開啟邀請連結，或輸入六位數代碼。',
      moved: '這裡已登出。請關閉這一頁，在那個瀏覽器繼續。',
      'no-such-upgrade': '你在這次升級中已經沒有席位，請索取新的邀請。',
    },
    title: {
      revoked: '這支手機已被停用',
      'signed-out': '這支手機已登出',
      moved: '你已改用另一個瀏覽器',
      'no-such-upgrade': '這支手機已被停用',
    },
    forgotten: '手機裡這次升級的資料已刪除。請不要再照著這裡看過的內容動手。',
    all: '手機裡的資料已全部刪除。請不要再照著這裡看過的內容動手。',
    unsent: '以下沒有送達，這裡也已刪除。請告訴遠端工程師：',
    kept: '在這裡按過、還沒送出的，重新登入後會送出：',
    unread:
      '手機的儲存空間沒有回應。裡面可能還有沒送出的點按和照片，先原樣保留。請告訴遠端工程師你最後做了什麼。',
    known: '這個頁面知道以下這些還沒送出：',
    code: '輸入代碼',
  },
)
