import { bilingual } from '../../messages/lang.ts'

/** The machines of the plan. */
export const planMachines = bilingual(
  {
    title: 'Machines',
    sticker: 'Sticker',
    stickerHint: 'What is written on the box.',
    name: 'Name',
    place: 'Place',
    placeHint: 'Where to find it: room, rack, shelf.',
    addresses: 'Addresses',
    addressesHint: 'With commas between.',
    note: 'Note',
    running: 'In use under that name: swap it or re-label it on the desk.',
    add: 'Add a machine',
    fresh: 'new-machine',
    remove: 'Remove',
    none: 'No machines yet.',
  },
  {
    title: '機器',
    sticker: '標籤',
    stickerHint: '機殼上寫的字。',
    name: '名稱',
    place: '位置',
    placeHint: '現場人員在哪裡找得到：房間、機櫃、層架。',
    addresses: '位址',
    addressesHint: '以逗號分隔。',
    note: '說明',
    running: '這個名稱正在使用：要改的話，請到作業台對調名稱或重貼標籤。',
    add: '新增機器',
    fresh: '新機器',
    remove: '移除',
    none: '還沒有機器。',
  },
)
