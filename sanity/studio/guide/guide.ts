import { BookIcon } from '@sanity/icons/Book'
import { lazy } from 'react'
import { definePlugin } from 'sanity'
import { route } from 'sanity/router'

/** The help place: the chapters of `docs/guide`, for everyone who can open the Studio. */
export const guide = definePlugin({
  name: 'guide',
  tools: [
    {
      name: 'guide',
      title: 'Guide',
      icon: BookIcon,
      router: route.create('/', [route.create('/:chapter')]),
      // Its words and pictures are fetched by who opens it, not with the desk.
      component: lazy(() =>
        import('./guide-tool.tsx').then(({ GuideTool }) => ({ default: GuideTool })),
      ),
    },
  ],
})
