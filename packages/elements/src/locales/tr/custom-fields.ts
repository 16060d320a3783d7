import type { Messages } from '../messages.js';

/** Words of the editor of the fields that a workspace has added. */
export const customFields = {
  label: 'Çalışma alanının alanları',
  none: 'Ekibinizin her satışta bilmek istediği şey ayrı bir alan olabilir.',
  nameOf: (label: string) => `Ad: ${label}`,
  namePlaceholder: 'Bölge, makine, ihale numarası…',
  kindStays: 'Tür sonradan değişmez; ad her zaman değiştirilebilir.',
  uses: (count: number) => (count === 0 ? 'kullanılmıyor' : `${String(count)} fırsatta`),
  archive: (label: string) => `Arşivle: ${label}`,
  restore: (label: string) => `Geri getir: ${label}`,
  archived: (label: string) => `${label} arşivlendi; değerleri duruyor.`,
  archivedTitle: (count: number) => `Arşivlenen alanlar (${String(count)})`,
  isArchived: 'arşiv',
  optionsOf: (label: string) => `Seçenekler: ${label}`,
  newOption: 'Yeni seçenek, Enter ile eklenir',
  newOptionOf: (label: string) => `Yeni seçenek: ${label}`,
  up: (label: string) => `Yukarı taşı: ${label}`,
  down: (label: string) => `Aşağı taşı: ${label}`,
} satisfies Messages['customFields'];
