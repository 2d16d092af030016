import '@fontsource-variable/noto-sans-sc';
import './theme/console.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { makeQueryClient } from './api/query-client.ts';
import { consoleRouter } from './console-router.tsx';
import { followNewBuild } from './follow-new-build.ts';
import { startI18n } from './i18n/start-i18n.ts';
import { Themed } from './theme/themed.tsx';

followNewBuild();
await startI18n();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <Suspense>
        <Themed>
          <RouterProvider router={consoleRouter} />
        </Themed>
      </Suspense>
    </QueryClientProvider>
  </StrictMode>,
);
