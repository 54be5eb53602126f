import { defineLocaleResourceBundle } from 'sanity'

/** The Studio's own words where they speak of documents and types, as a therapist would say them. */
export const deskWords = [
  defineLocaleResourceBundle({
    locale: 'en-US',
    namespace: 'structure',
    resources: {
      'pane-header.create-new-button.tooltip': 'Add another',
      'panes.document-list-pane.no-documents-of-type.text': 'Nothing here yet.',
      'panes.document-list-pane.no-documents.text': 'Nothing here right now.',
      'panes.document-list-pane.no-matching-documents.text': 'Nothing found. Try another word.',
      'panes.document-list-pane.max-items.text':
        'The first {{limit}} are shown. Search to find others.',
      'panes.document-list-pane.error.title': 'The list did not come',
      'panes.document-list-pane.error.text': 'Look whether you are online, and try again.',
    },
  }),
  defineLocaleResourceBundle({
    locale: 'en-US',
    namespace: 'studio',
    resources: {
      'new-document.filter-placeholder': 'What would you like to add?',
      'new-document.open-dialog-aria-label': 'Add something new',
      'new-document.title': 'Add something new',
      'release.chip.draft': 'Your version',
      'release.chip.global.drafts': 'Your version',
      'release.chip.published': 'What visitors see',
      'release.navbar.drafts': 'Your version',
      'release.navbar.published': 'What visitors see',
    },
  }),
]
