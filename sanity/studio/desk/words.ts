import { defineLocaleResourceBundle } from 'sanity'
import { schemaTypes } from '#sanity/schema/index.ts'

/*
 * The Studio's own words where they speak of documents, types, references and fields, as a therapist would say them.
 * A test holds each key to the Studio's, so that an update of it loses none in silence.
 */

const structure = {
  'action.copy-document-id.label': 'For developers: copy its id',
  'action.copy-link-to-document.label': 'Copy the way to this form',
  'action.delete.disabled.nothing-to-delete': 'There is nothing to delete yet',
  'action.discard-changes.confirm-dialog.confirm-discard-changes':
    'Everything you changed since you last published goes, and what visitors see stays. Do you want that?',
  'action.discard-changes.confirm-dialog.confirm-discard-changes-draft':
    'It was never published, so all of it goes. Do you want that?',
  'action.discard-changes.disabled.not-published': 'This was never published',
  'action.duplicate.disabled.nothing-to-duplicate': 'There is nothing to copy yet',
  'action.publish.no-changes.tooltip': 'Nothing has changed since you last published',
  'action.publish.validation-in-progress.label': 'Checking…',
  'action.publish.validation-issues.tooltip':
    'Something is missing. The red signs show what and where.',
  'action.restore.confirm.message':
    'What you have now gives way to this earlier version, as an unpublished change. Do you want that?',
  'action.restore.disabled.cannot-restore-initial': 'There is nothing before the beginning',
  'action.restore.label': 'Bring this version back',
  'action.restore.tooltip': 'Bring this version back',
  'action.unpublish.disabled.not-published': 'This is not on the website',
  'action.unpublish.label': 'Take off the website',
  'banners.deleted-document-banner.restore-button.text': 'Bring back the last version',
  'banners.deleted-document-banner.text': 'This was deleted.',
  'banners.reference-changed-banner.reason-changed.reload-button.text': 'Show the new one',
  'banners.reference-changed-banner.reason-changed.text':
    'Another one was chosen here since you opened this.',
  'banners.reference-changed-banner.reason-removed.close-button.text': 'Close it',
  'banners.reference-changed-banner.reason-removed.text': 'This was taken out since you opened it.',
  'banners.revision-not-found.description':
    'This version is no longer kept. Choose another one from the history.',
  'browser-document-title.new-document': 'New $t(in-a-sentence.{{schemaType}})',
  'browser-document-title.untitled-document': 'No name yet',
  'buttons.action-menu-button.aria-label': 'More to do with this',
  'buttons.action-menu-button.tooltip': 'More to do with this',
  'compare-versions.menu-item.disabled-reason': 'Visitors see exactly this.',
  'compare-versions.menu-item.title': 'Compare with what visitors see',
  'compare-versions.title': 'What differs',
  'changes.banner.description': 'Every version that was kept, the newest first.',
  'changes.banner.tooltip': 'Click a moment to see how it was then.',
  'confirm-delete-dialog.confirm-anyway-button.text_unpublish': 'Take it off anyway',
  'confirm-delete-dialog.confirm-button.text_delete_one': 'Delete it',
  'confirm-delete-dialog.confirm-button.text_delete': 'Delete it',
  'confirm-delete-dialog.confirm-button.text_delete_other': 'Delete it',
  'confirm-delete-dialog.confirm-button.text_unpublish': 'Take it off',
  'confirm-delete-dialog.confirmation.text_delete': 'Do you want to delete this?',
  'confirm-delete-dialog.confirmation.text_delete_one': 'Do you want to delete this?',
  'confirm-delete-dialog.confirmation.text_delete_other': 'Do you want to delete this?',
  'confirm-delete-dialog.confirmation.text_unpublish':
    'Visitors will no longer see “<DocumentTitle/>”. It stays here, and you can publish it again. Do you want that?',
  'confirm-delete-dialog.error.message.text':
    'We could not look up where it is used. Try again in a moment.',
  'confirm-delete-dialog.header.text_delete': 'Delete this?',
  'confirm-delete-dialog.header.text_unpublish': 'Take it off the website?',
  'confirm-delete-dialog.loading.text': 'Looking where it is used…',
  'confirm-delete-dialog.referential-integrity-disclaimer.text_delete':
    'Once it is deleted, it is missing in the places above.',
  'confirm-delete-dialog.referential-integrity-disclaimer.text_unpublish':
    'Once it is taken off, it is missing in the places above.',
  'confirm-delete-dialog.referring-document-count.text_one':
    '“<DocumentTitle/>” is used in 1 place',
  'confirm-delete-dialog.referring-document-count.text_other':
    '“<DocumentTitle/>” is used in {{count}} places',
  'confirm-delete-dialog.referring-documents-descriptor.text_delete':
    '“<DocumentTitle/>” is used here:',
  'confirm-delete-dialog.referring-documents-descriptor.text_unpublish':
    '“<DocumentTitle/>” is used here:',
  'doc-title.fallback.text': 'No name yet',
  'document-inspector.menu-item.title': 'For developers: raw content',
  'document-view.form-view.form-title-fallback': 'No name yet',
  'document-view.form-view.loading': 'One moment…',
  'document-view.form-view.sync-lock-toast.description':
    'It is being brought up to date, as happens right after publishing. This takes a few seconds.',
  'document-view.form-view.sync-lock-toast.title': 'One moment…',
  'pane-header.create-new-button.tooltip': 'Add another',
  'panes.document-header-title.new.text': 'New $t(in-a-sentence.{{schemaType}})',
  'panes.document-header-title.untitled.text': 'No name yet',
  'panes.document-list-pane.error.text': 'Look whether you are online, and try again.',
  'panes.document-list-pane.error.title': 'The list did not come',
  'panes.document-list-pane.max-items.text':
    'The first {{limit}} are shown. Search to find others.',
  'panes.document-list-pane.no-documents-of-type.text': 'Nothing here yet.',
  'panes.document-list-pane.no-documents.text': 'Nothing here right now.',
  'panes.document-list-pane.no-matching-documents.text': 'Nothing found. Try another word.',
  'panes.document-operation-results.operation-error_delete':
    'It was not deleted, because something still needs it. Take it out there first: “Where it is used” in the menu at the top shows the places.',
  'panes.document-operation-results.operation-error_unpublish':
    'It was not taken off, because something still needs it. Take it out there first: “Where it is used” in the menu at the top shows the places.',
  'panes.document-operation-results.operation-success_delete': 'It was deleted',
  'panes.document-operation-results.operation-success_discardChanges':
    'Your changes are gone. The history still has them.',
  'panes.document-operation-results.operation-success_duplicate': 'This is the copy',
  'panes.document-operation-results.operation-success_publish': 'It was published',
  'panes.document-operation-results.operation-success_unpublish':
    '<Strong>{{title}}</Strong> is off the website. It stays here as a draft.',
  'panes.document-operation-results.operation-undefined-title': 'This',
  'panes.document-pane.document-not-found.loading': 'One moment…',
  'panes.document-pane.document-not-found.title': 'This is not here any more',
  'toggle-inline-changes.menu-item.title': 'Mark changes in the form',
} as const

const studio = {
  'changes.missing-since-document-error': 'The version you want to compare is no longer kept.',
  'changes.no-changes-description':
    'Change something, or choose an earlier version, and you see here what differs.',
  'document-status.revision-from': 'How it was on <em>{{date}}</em>',
  'document-status.revision-not-found': 'This version is no longer kept',
  'incoming-references.title': 'Where it is used',
  'inputs.array.action.add-after': 'Add one below',
  'inputs.array.action.add-before': 'Add one above',
  'inputs.array.action.add-item': 'Add',
  'inputs.array.action.add-item-select-type': 'Add…',
  'inputs.array.no-items-label': 'Nothing here yet',
  'inputs.array.read-only-label': 'This can’t be changed here',
  'inputs.files.common.actions-menu.clear-field.label': 'Take it out',
  'inputs.files.common.actions-menu.copy-url.label': 'Copy its address',
  'inputs.files.common.actions-menu.notification.url-copied': 'The address is copied',
  'inputs.image.drag-overlay.this-field-is-read-only': 'This can’t be changed here',
  'inputs.image.hotspot-dialog.title': 'Crop, and what stays in sight',
  'inputs.imagetool.title': 'Crop, and what stays in sight',
  'inputs.object.field-group-tabs.all-fields-title': 'Everything',
  'inputs.object.field-group-tabs.aria-label': 'Parts of this form',
  'inputs.object.field-group-tabs.validation-error': 'something is missing',
  'inputs.object.field-group-tabs.validation-info': 'a hint',
  'inputs.object.field-group-tabs.validation-warning': 'something to look at',
  'inputs.portable-text.action.edit-annotation-aria-label': 'Change this',
  'inputs.portable-text.action.insert-block-aria-label': 'Add: {{typeName}}',
  'inputs.portable-text.action.remove-annotation-aria-label': 'Take this off',
  'inputs.portable-text.annotation-aria-label': 'A link',
  'inputs.portable-text.block.aria-label': 'A part of the text',
  'inputs.portable-text.block.open-reference': 'Open what it leads to',
  'inputs.portable-text.style.none': 'Style',
  'inputs.reference.document-opens-in-new-tab': 'This opens in a tab of its own',
  'inputs.reference.error.document-unavailable-title': 'This is not here any more',
  'inputs.reference.error.nonexistent-document-description':
    'What was chosen here was deleted. Remove it from this list, or choose another one.',
  'inputs.reference.referenced-document-does-not-exist':
    'What was chosen here was deleted. Choose another one.',
  'inputs.reference.search-placeholder': 'Type a word of its name',
  'new-document.create-new-document-label': 'Add…',
  'new-document.filter-placeholder': 'What would you like to add?',
  'new-document.new-document-aria-label': 'Add something new',
  'new-document.open-dialog-aria-label': 'Add something new',
  'new-document.title': 'Add something new',
  'insufficient-permissions-message.not-authorized-explanation_create-document':
    'You may read this, but not add anything. Whoever runs the website can change that.',
  'insufficient-permissions-message.not-authorized-explanation_discard-changes':
    'You may read this, but not change it. Whoever runs the website can change that.',
  'insufficient-permissions-message.not-authorized-explanation_publish-document':
    'You may write here, but not publish. Whoever runs the website can change that.',
  'presence.aria-label': 'Who is here',
  'presence.no-one-else-description': 'When a colleague has the Studio open too, you see it here.',
  'presence.not-in-a-document': 'Just looking around',
  'preview.default.title-fallback': 'No name yet',
  'release.chip.draft': 'Your version',
  'release.chip.global.drafts': 'Your version',
  'release.chip.published': 'What visitors see',
  'release.navbar.drafts': 'Your version',
  'release.navbar.published': 'What visitors see',
  'search.action.add-filter': 'Narrow it down',
  'search.action.filter-by-document-type-aria-label': 'Search only in …',
  'search.action.search-all-types': 'Search everything',
  'search.document-type-list-all-types': 'Everything',
  'search.document-types-aria-label': 'Search only in …',
  'search.filter-all-fields-header': 'By what stands in it',
  'search.filter-shared-fields-header': 'By what most of it has',
  'timeline.latest-revision': 'Latest version',
  'timeline.latest-version': 'Latest version',
  'timeline.list.aria-label': 'Earlier versions',
} as const

const presentation = {
  'document-list-pane.document-list.title': 'What stands on this page',
  'document-list-pane.error.text': 'The list did not come',
  'document-pane.error.text': 'The form did not open',
  'locations-banner.resolving.text': 'One moment…',
  'main-document.label': 'What this page is made of',
  'main-document.missing.text': 'There is nothing of its own to edit for <Code>{{path}}</Code>',
  'narrow-tabs.content-tab.label': 'Write',
  'narrow-tabs.preview-tab.label': 'See the site',
  'preview-frame.connection.error.text': 'The website did not answer',
  'preview-frame.overlay.toggle-button.tooltip_disable': 'Follow links instead of editing',
  'preview-frame.overlay.toggle-button.tooltip_enable': 'Edit what you click',
  'preview-frame.perspective.published.text': 'See what visitors see',
  'preview-frame.refresh-button.aria-label': 'Load the page again',
  'preview-frame.refresh-button.tooltip': 'Load the page again',
  'preview-frame.status_timeout': 'The website did not answer. Load the page again.',
  'preview-frame.viewport-button.aria-label': 'Change the width',
  'preview-frame.viewport-button.tooltip_full': 'As on a computer',
  'preview-frame.viewport-button.tooltip_narrow': 'As on a phone',
  'preview-location-input.error_missing-origin': 'This address has to begin with {{origin}}',
  'share-url.clipboard.status_copying': 'Copying the address…',
  'share-url.clipboard.status_failed': 'The address was not copied. Try again.',
  'share-url.clipboard.status_success': 'The address is copied',
  'share-url.clipboard.status_unsupported': 'This browser can’t copy the address',
  'share-url.menu-item.open.text': 'Open it in a tab of its own',
} as const

/** In lists, beside what somebody has open. */
const releases = {
  'presence.tooltip.one-without-release': '{{displayName}} is writing here right now',
  'presence.tooltip.other': '{{count}} people are writing here right now',
} as const

const validation = {
  'panel.close-button-aria-label': 'Close this list',
  'panel.no-errors-message': 'Nothing to look at',
  'panel.title': 'What to look at',
  'object.reference-not-published':
    'What you chose here is not on the website yet. Publish it first, or choose another one.',
  'slug.not-unique': 'Something else has this web address already. Choose another one.',
} as const

/** What each kind of document is called within a sentence, such as “New post”: its name with a small letter in front. */
export const namesInSentences = Object.fromEntries(
  schemaTypes.flatMap(({ type, name, title = name }) => {
    const isAcronym = /^\p{Lu}{2}/u.test(title)
    const inside = isAcronym ? title : title.charAt(0).toLowerCase() + title.slice(1)
    return type === 'document' ? [[`in-a-sentence.${title}`, inside]] : []
  }),
)

/** By the part of the Studio that says them. */
export const wordsByNamespace = { structure, studio, presentation, releases, validation }

export const deskWords = Object.entries(wordsByNamespace).map(([namespace, resources]) =>
  defineLocaleResourceBundle({
    locale: 'en-US',
    namespace,
    resources: { ...resources, ...(namespace === 'structure' && namesInSentences) },
  }),
)
