import { jest } from '@jest/globals'
import type { CurrentUser, DocumentActionComponent, DocumentActionsContext, Tool } from 'sanity'

jest.unstable_mockModule('sanity', () => ({
  useDocumentOperation: () => ({}),
  useSyncState: () => ({}),
  useValidationStatus: () => ({}),
  useClient: () => ({}),
}))
jest.unstable_mockModule('@sanity/ui', () => ({
  Button: 'button',
  Card: 'div',
  Flex: 'div',
  Stack: 'div',
  Text: 'span',
  TextInput: 'input',
}))
jest.unstable_mockModule('@sanity/ui/toast', () => ({ useToast: () => ({}) }))
const { resolveDocumentActions } = await import('./document-actions.ts')
const { singletonNewDocumentOptions, singletonTemplates } = await import('./singletons.ts')
const { visibleTools } = await import('./tools.ts')

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
  resolveDocumentActions(all, { schemaType } as DocumentActionsContext).map(
    ({ action: name }) => name,
  )

describe('the only one of its kind', () => {
  it.each(['settings', 'privacy'])('%s cannot be doubled, deleted or taken down', (type) => {
    expect(namesFor(type)).toEqual(['publish', 'discardChanges', 'restore'])
  })

  it.each(['article', 'service', 'practitioner'])('%s keeps every action', (type) => {
    expect(namesFor(type)).toEqual(expect.arrayContaining(names))
  })

  it('is not offered as a new document', () => {
    const offered = [
      { templateId: 'article' },
      { templateId: 'settings' },
      { templateId: 'privacy' },
      { templateId: 'retiredAddress' },
    ]
    const context = {} as Parameters<typeof singletonNewDocumentOptions>[1]
    expect(
      singletonNewDocumentOptions(
        offered as Parameters<typeof singletonNewDocumentOptions>[0],
        context,
      ),
    ).toEqual([{ templateId: 'article' }])
  })

  it('has no template', () => {
    const templates = [{ schemaType: 'article' }, { schemaType: 'settings' }]
    const context = {} as Parameters<typeof singletonTemplates>[1]
    expect(
      singletonTemplates(templates as Parameters<typeof singletonTemplates>[0], context),
    ).toEqual([{ schemaType: 'article' }])
  })
})

describe('the publish action', () => {
  it('is replaced for articles only', () => {
    const [publish] = all
    const context = (schemaType: string) => ({ schemaType }) as DocumentActionsContext
    expect(resolveDocumentActions(all, context('article'))[0]).not.toBe(publish)
    expect(resolveDocumentActions(all, context('service'))[0]).toBe(publish)
  })
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
