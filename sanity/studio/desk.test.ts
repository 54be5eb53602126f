import { jest } from '@jest/globals'
import type { CurrentUser, DocumentActionComponent, DocumentActionsContext, Tool } from 'sanity'

jest.unstable_mockModule('sanity', () => ({
  useDocumentOperation: () => ({}),
  useDocumentStore: () => ({}),
  useSyncState: () => ({}),
  useValidationStatus: () => ({}),
  useClient: () => ({}),
  useCurrentUser: () => null,
}))
jest.unstable_mockModule('@sanity/ui', () => ({
  Button: 'button',
  Card: 'div',
  Flex: 'div',
  Select: 'select',
  Stack: 'div',
  Text: 'span',
  TextInput: 'input',
}))
jest.unstable_mockModule('@sanity/ui/toast', () => ({ useToast: () => ({}) }))
const { resolveDocumentActions } = await import('./document-actions.ts')
const { newDocumentOptions, templates } = await import('./desk/new-documents.ts')
const { newPostTemplate } = await import('./desk/new-post-template.ts')
const { places } = await import('./desk/places.ts')
const { schemaTypes } = await import('../schema/index.ts')
const { singletons } = await import('./singletons.ts')
const { nameTools, visibleTools } = await import('./tools.ts')

type ActionName = NonNullable<DocumentActionComponent['action']>

function action(name: ActionName): DocumentActionComponent {
  const component: DocumentActionComponent = () => ({ label: name })
  component.action = name
  return component
}

const names: ActionName[] = [
  'publish',
  'unpublish',
  'discardChanges',
  'duplicate',
  'delete',
  'restore',
]
const all = names.map(action)

const namesFor = (schemaType: string) =>
  resolveDocumentActions(all, { schemaType } as DocumentActionsContext).flatMap(
    ({ action: name }) => name ?? [],
  )

describe('the only one of its kind', () => {
  it.each(singletons)('%s cannot be doubled, deleted or taken down', (type) => {
    expect(namesFor(type)).toEqual(['publish', 'discardChanges', 'restore'])
  })

  it.each(['article', 'service', 'practitioner'])('%s keeps every action', (type) => {
    expect(namesFor(type)).toEqual(expect.arrayContaining(names))
  })

  it('keeps the first words that stand in it before it is written', () => {
    expect(templatesFor('settings')).toEqual(['settings'])
  })
})

const templatesFor = (type: string) => {
  const known = ['article', 'settings'].map((id) => ({ id, schemaType: id }))
  const context = {} as Parameters<typeof templates>[1]
  return templates(known as Parameters<typeof templates>[0], context)
    .filter(({ schemaType }) => schemaType === type)
    .map(({ id }) => id)
}

describe('a new post', () => {
  it('has one way to begin, which the Studio takes from any link to a new post', () => {
    expect(templatesFor('article')).toEqual([newPostTemplate.id])
  })
})

describe('what can be added', () => {
  it('is a post like the sample first, never the only one of its kind, never what the house writes', () => {
    const ids = ['settings', 'topic', 'retiredAddress', 'media.tag', 'article', newPostTemplate.id]
    const items = ids.map((templateId) => ({ templateId }))
    const context = {} as Parameters<typeof newDocumentOptions>[1]
    const offered = newDocumentOptions(items as Parameters<typeof newDocumentOptions>[0], context)
    expect(offered.map(({ templateId }) => templateId)).toEqual([newPostTemplate.id, 'topic'])
  })
})

describe('the desk', () => {
  it('has one place for every type of document but posts and what the house writes itself', () => {
    const documents = schemaTypes.filter(({ type }) => type === 'document').map(({ name }) => name)
    const placed = places.map(({ type }) => type)
    expect(new Set(placed).size).toBe(placed.length)
    expect(documents.filter((name) => !placed.includes(name))).toEqual([
      'article',
      'retiredAddress',
    ])
  })
})

describe('the signs of the desk', () => {
  it('differ from place to place, and are those of the documents', () => {
    const icons = places.map(({ icon }) => icon)
    expect(new Set(icons).size).toBe(icons.length)
    for (const { type, icon } of places) {
      const schema = schemaTypes.find(({ name }) => name === type)
      expect([type, schema && 'icon' in schema && schema.icon]).toEqual([type, icon])
    }
  })
})

describe('the publish action', () => {
  it.each(schemaTypes.filter(({ type }) => type === 'document').map(({ name }) => name))(
    'is patient for every kind of document: %s',
    (schemaType) => {
      const named = resolveDocumentActions(all, { schemaType } as DocumentActionsContext).find(
        ({ action }) => action === 'publish',
      )
      expect(named?.displayName).toBe(
        schemaType === 'article' ? 'PublishArticle' : 'PublishPatiently',
      )
    },
  )
})

describe('a copy', () => {
  it.each(['article', 'service', 'page', 'topic', 'practitioner'])(
    'of a %s has no address of its original',
    (schemaType) => {
      const context = { schemaType } as DocumentActionsContext
      const named = resolveDocumentActions(all, context).find(
        ({ action }) => action === 'duplicate',
      )
      expect(named?.displayName).toBe('DuplicateAfresh')
    },
  )
})

describe('what is live', () => {
  it.each(['service', 'page', 'topic', 'banner', 'practitioner'])(
    'can be taken off the website by our own action, which shows while her own version is open: a %s',
    (schemaType) => {
      const context = { schemaType } as DocumentActionsContext
      const named = resolveDocumentActions(all, context).find(
        ({ action }) => action === 'unpublish',
      )
      expect(named?.displayName).toBe('Hide')
    },
  )
})

describe('the query tool', () => {
  const tools = [{ name: 'structure' }, { name: 'vision' }] as Tool[]
  const user = (name: string) => ({ roles: [{ name, title: name }] }) as Pick<CurrentUser, 'roles'>

  it.each([
    ['administrator', '?tools', true],
    ['administrator', '', false],
    ['editor', '?tools', false],
  ])('for an %s with “%s” in the address: %s', (role, search, shown) => {
    const names = visibleTools(tools, user(role), search).map(({ name }) => name)
    expect(names).toEqual(shown ? ['structure', 'vision'] : ['structure'])
  })

  it('is hidden before anyone has signed in', () => {
    expect(visibleTools(tools, null, '?tools').map(({ name }) => name)).toEqual(['structure'])
  })
})

describe('the library of pictures', () => {
  it('is called what it holds', () => {
    const tools = [
      { name: 'structure', title: 'Write' },
      { name: 'media', title: 'Media', component: () => null },
    ] as Tool[]
    const named = nameTools(tools)
    expect(named.map(({ title }) => title)).toEqual(['Write', 'Pictures'])
    // Another component would close what is open there.
    expect(nameTools(tools)[1]?.component).toBe(named[1]?.component)
  })
})
